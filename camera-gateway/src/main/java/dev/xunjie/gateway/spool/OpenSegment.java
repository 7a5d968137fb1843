package dev.xunjie.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A segment that is being written. One thread. */
final class OpenSegment {
  /**
   * Short, so that retention is fine-grained and a cut reads little; the next key packet ends it.
   */
  static final Duration LENGTH = Duration.ofSeconds(10);

  /** Ten seconds of the densest streams have less; cameras that send no key packets reach it. */
  static final long MOST_BYTES = 128L << 20;

  private final SpoolDisk disk;
  private final SpoolDisk.AppendedFile file;
  private Segment whole;
  private Instant lastAppendAt = Instant.MIN;

  /**
   * Makes the file, without a packet.
   *
   * @param folder the camera's
   * @param first the key packet that will be its first
   */
  OpenSegment(SpoolDisk disk, Path folder, SpoolPacket first) throws IOException {
    this.disk = disk;
    whole = new Segment(first.cameraId(), first.capturedAt(), first.capturedAt(), 0, folder, true);
    file = disk.create(whole.file());
  }

  /** Whether this packet belongs into the next segment. */
  boolean endsBefore(SpoolPacket packet) {
    boolean isLong = !packet.capturedAt().isBefore(whole.start().plus(LENGTH));
    return packet.begins() || packet.key() && isLong || whole.bytes() > MOST_BYTES;
  }

  /**
   * Appends a packet, and the head before the first.
   *
   * @param now by the wall clock
   * @throws IOException if it isn't on disk as a whole; then only {@link #finish} may be called
   */
  void append(SpoolPacket packet, Instant now) throws IOException {
    long bytes = whole.bytes();
    if (bytes == 0) {
      ByteBuffer head = SegmentLayout.head(packet.format());
      bytes += head.remaining();
      file.append(head);
    }
    file.append(SegmentLayout.recordHead(packet), ByteBuffer.wrap(packet.bytes()));
    bytes += SegmentLayout.RECORD_HEAD_BYTES + packet.bytes().length;
    Instant end = packet.capturedAt().isAfter(whole.end()) ? packet.capturedAt() : whole.end();
    whole = new Segment(whole.cameraId(), whole.start(), end, bytes, whole.folder(), true);
    lastAppendAt = now;
  }

  /** What of it is whole records. */
  Segment whole() {
    return whole;
  }

  Instant lastAppendAt() {
    return lastAppendAt;
  }

  /**
   * Ends it after its last whole record, under its final name.
   *
   * @return empty if there was none: then the file is gone
   * @throws IOException if the disk refuses; what is whole can be read under the present name, and
   *     is ended when the gateway starts anew
   */
  Optional<Segment> finish() throws IOException {
    try (file) {
      file.truncate(whole.bytes());
    }
    if (whole.bytes() == 0) {
      disk.delete(whole.file());
      return Optional.empty();
    }
    Segment finished = whole.finished();
    disk.rename(whole.file(), finished.file());
    return Optional.of(finished);
  }
}
