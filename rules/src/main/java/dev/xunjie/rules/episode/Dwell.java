package dev.xunjie.rules.episode;

import java.time.Duration;

/**
 * How long a subject has stood, by what is known of it.
 *
 * @param proven time at rest that pictures prove
 * @param unknown time in gaps between pictures that show it
 * @param absent for how long pictures have shown its place without it, since it was last seen
 */
public record Dwell(Duration proven, Duration unknown, Duration absent) {
  /** One that pictures prove so far. */
  public static Dwell proven(Duration time) {
    return new Dwell(time, Duration.ZERO, Duration.ZERO);
  }

  /**
   * After the subject was seen again: the time since the last sighting proves a stay if it was
   * short enough, else it is unknown.
   */
  public Dwell seenAfter(Duration sinceLastSeen, Duration provenGap) {
    return sinceLastSeen.compareTo(provenGap) <= 0
        ? new Dwell(proven.plus(sinceLastSeen), unknown, Duration.ZERO)
        : new Dwell(proven, unknown.plus(sinceLastSeen), Duration.ZERO);
  }

  /** After pictures have shown its place without it for this long. */
  public Dwell missedFor(Duration time) {
    return new Dwell(proven, unknown, absent.plus(time));
  }
}
