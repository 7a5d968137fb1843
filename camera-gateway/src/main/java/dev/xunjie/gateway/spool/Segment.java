package dev.xunjie.gateway.spool;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of one camera's packets on disk, as it is now.
 *
 * @param start capture time of its first packet, a key packet
 * @param end the latest capture time in it
 * @param bytes how many of the file are whole records
 * @param folder the camera's; shared by its segments, for there may be hundreds of thousands
 * @param open whether it is being written on
 */
public record Segment(
    String cameraId, Instant start, Instant end, long bytes, Path folder, boolean open) {
  /**
   * Packets farther apart leave a gap; closer ones follow on each other, for cameras with less than
   * a picture in five seconds are none to enforce with.
   */
  public static final Duration CONTINUOUS = Duration.ofSeconds(5);

  public Segment {
    Objects.requireNonNull(cameraId, "cameraId is missing");
    Objects.requireNonNull(start, "start is missing");
    Objects.requireNonNull(end, "end is missing");
    Objects.requireNonNull(folder, "folder is missing");
  }

  /** Its file, whose name changes when it is written on no more. */
  public Path file() {
    return folder.resolve(
        new SegmentName(start, open ? Optional.empty() : Optional.of(end)).text());
  }

  /** The same, written on no more. */
  Segment finished() {
    return new Segment(cameraId, start, end, bytes, folder, false);
  }

  /** Whether no gap lies between its end and this later time. */
  public boolean reaches(Instant later) {
    return !later.isAfter(end.plus(CONTINUOUS));
  }
}
