package dev.xunjie.gateway.spool;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Deletes the oldest segments, of whatever camera, by age and by what all take together. */
final class Retention {
  private final SpoolSettings settings;
  private final SegmentIndex index;
  private final SpoolDisk disk;

  Retention(SpoolSettings settings, SegmentIndex index, SpoolDisk disk) {
    this.settings = settings;
    this.index = index;
    this.disk = disk;
  }

  /** Whether all segments together take more than may be. */
  boolean isBeyondBytes() {
    return index.bytes() > settings.keptBytes();
  }

  /**
   * Deletes what is due. Segments that are being written stay.
   *
   * @param now by the wall clock
   * @throws IOException if a file can't be deleted; it stays in the index, to be tried again
   */
  void apply(Instant now) throws IOException {
    Instant limit = now.minus(settings.keptFor());
    while (true) {
      Optional<Segment> oldest = index.oldestFinished();
      if (oldest.isEmpty() || !oldest.get().end().isBefore(limit) && !isBeyondBytes()) {
        return;
      }
      disk.delete(oldest.get().file());
      index.remove(oldest.get());
    }
  }
}
