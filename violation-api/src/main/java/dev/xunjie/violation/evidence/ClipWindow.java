package dev.xunjie.violation.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A time of which the bundle shows video.
 *
 * @param from its beginning
 * @param to its end
 */
record ClipWindow(Instant from, Instant to) {
  private static final Duration LONG_BEFORE = Duration.ofSeconds(5);
  private static final Duration SHORTLY_AFTER = Duration.ofSeconds(5);

  /** Windows closer to each other than this are one: a viewer loses less than he is shown. */
  private static final Duration ONE_CLIP = Duration.ofSeconds(10);

  /** The first moment that it is about. */
  Instant firstMoment() {
    return from.plus(LONG_BEFORE);
  }

  /** The last one; the same if it is about one. */
  Instant lastMoment() {
    return to.minus(SHORTLY_AFTER);
  }

  /** Some seconds around the start of an episode and around its violation. */
  static List<ClipWindow> around(Instant startedAt, Instant violationAt) {
    ClipWindow start = around(startedAt);
    ClipWindow violation = around(violationAt);
    return start.to.plus(ONE_CLIP).isAfter(violation.from)
        ? List.of(new ClipWindow(start.from, violation.to))
        : List.of(start, violation);
  }

  private static ClipWindow around(Instant time) {
    return new ClipWindow(time.minus(LONG_BEFORE), time.plus(SHORTLY_AFTER));
  }
}
