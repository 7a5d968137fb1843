package dev.xunjie.gateway.spool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where packets are spooled and how much of them is kept.
 *
 * @param folder made if it isn't there
 * @param keptFor segments that ended longer ago are deleted
 * @param keptBytes most bytes of all cameras together; the oldest segments are deleted first
 * @param queueBytes most bytes of packets that wait for the disk
 */
public record SpoolSettings(Path folder, Duration keptFor, long keptBytes, long queueBytes) {
  public SpoolSettings {
    Objects.requireNonNull(folder, "folder is missing");
    Objects.requireNonNull(keptFor, "keptFor is missing");
    if (keptFor.isNegative() || keptFor.isZero() || keptBytes <= 0 || queueBytes <= 0) {
      throw new IllegalArgumentException(
          "a spool that keeps packets for %s in %d bytes with a queue of %d bytes can't be"
              .formatted(keptFor, keptBytes, queueBytes));
    }
  }
}
