package dev.xunjie.gateway.clip;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Which clip is asked for.
 *
 * @param cameraId whose pictures
 * @param from the clip begins with the newest key picture at or before this time
 * @param to the clip ends with the latest picture at or before this time, and what that is decoded
 *     from: where a camera reorders its pictures, some tenths of a second more; after {@code from},
 *     by {@link #LONGEST} at most
 * @param codec in what coding
 */
public record ClipRequest(String cameraId, Instant from, Instant to, Codec codec) {
  /** An incident's evidence takes some seconds; five minutes of 8 Mbit/s are 300 MB. */
  public static final Duration LONGEST = Duration.ofMinutes(5);

  /** How a clip is to be coded. */
  public enum Codec {
    /** As the camera sent it. */
    AS_STORED,
    /** H.264, which all browsers play: a copy if the camera sent that, else encoded anew. */
    H264
  }

  public ClipRequest {
    Objects.requireNonNull(cameraId, "cameraId is missing");
    Objects.requireNonNull(codec, "codec is missing");
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from %s must be before to %s".formatted(from, to));
    }
    if (from.plus(LONGEST).isBefore(to)) {
      throw new IllegalArgumentException(
          "%s to %s is longer than %d s, the longest clip: ask for parts of it"
              .formatted(from, to, LONGEST.toSeconds()));
    }
  }
}
