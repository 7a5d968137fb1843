package dev.xunjie.gateway.video;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the camera's clock says of a stream time, by RTCP sender reports (RFC 3550, 6.4.1).
 *
 * <p>FFmpeg attaches the reported time to packets, but its parser hands a picture's packet out when
 * the next picture begins, and lets it carry the time of that next one: so a reported time belongs
 * to the packet after the one it came with.
 */
final class CameraClock {
  private OptionalLong reportedForNext = OptionalLong.empty();
  private OptionalLong offsetMicros = OptionalLong.empty();

  /**
   * Takes note of a packet.
   *
   * @param streamMicros its time on the stream's own clock
   * @param reportedMicros time since 1970 that it carries
   */
  void note(long streamMicros, OptionalLong reportedMicros) {
    if (reportedForNext.isPresent()) {
      offsetMicros = OptionalLong.of(reportedForNext.getAsLong() - streamMicros);
    }
    reportedForNext = reportedMicros;
  }

  Optional<Instant> timeOf(long streamMicros) {
    return offsetMicros.isPresent()
        ? Optional.of(
            Instant.EPOCH.plus(offsetMicros.getAsLong() + streamMicros, ChronoUnit.MICROS))
        : Optional.empty();
  }
}
