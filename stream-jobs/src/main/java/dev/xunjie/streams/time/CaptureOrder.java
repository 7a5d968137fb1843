package dev.xunjie.streams.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a capture time relates to the newest one known of its camera. */
public enum CaptureOrder {
  /** The camera's time goes on. */
  NEWER,
  /** Sent again, or overtaken on its way: known already, or too late to be used. */
  REPEATED,
  /**
   * So old that no repeat can be: the camera's clock was ahead and has been set back. Waiting until
   * it has caught up could leave the camera blind for years.
   */
  CLOCK_SET_BACK;

  /**
   * Repeats are no older than this. What is sent again after a crash was made from frames that
   * Kafka still keeps: two hours (topic {@code frames}).
   */
  public static final Duration OLDEST_REPEAT = Duration.ofHours(2);

  /**
   * The order of a capture time.
   *
   * @param newest the newest capture time used of this camera, if there was one
   */
  public static CaptureOrder of(Instant capturedAt, Optional<Instant> newest) {
    if (newest.isEmpty() || capturedAt.isAfter(newest.get())) {
      return NEWER;
    }
    return capturedAt.isBefore(newest.get().minus(OLDEST_REPEAT)) ? CLOCK_SET_BACK : REPEATED;
  }
}
