package dev.xunjie.detector.tracking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * For how long a thing must have stood until that tells that it rests: the less clearly it is seen,
 * the longer. Chosen on RoadTrack (docs/evaluation-stays.md).
 */
final class TellingTime {
  /** No thing needs longer: what isn't told by then isn't seen well enough. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  /** For a thing that stood already when it was first seen: it may be part of something else. */
  private static final Duration FOUND_STANDING = Duration.ofMillis(3500);

  /** For a thing that was seen to drive up and stop. */
  private static final Duration SEEN_TO_STOP = Duration.ofSeconds(3);

  /**
   * Clearly seen is what has the detector's resting score or more in so many of the pictures, as a
   * share; missed ones count as 0.
   */
  private static final double CLEAR_IN = 0.7;

  /** A score lower by .1 takes 3 s more. */
  private static final double MILLIS_PER_LACKING_SCORE = 30_000;

  /** What scores less than this in that share of the pictures is never told to rest. */
  private static final double LEAST_SCORE = 0.2;

  private TellingTime() {}

  /**
   * How long it takes, or nothing if it is seen too poorly to tell.
   *
   * @param scores the thing's newest scores, 0 where it was missed; at least one
   * @param hasDriven whether it drove to where it is
   * @param restingScore from which score on it counts as clearly seen, 0 to 1
   */
  static Optional<Duration> of(List<Double> scores, boolean hasDriven, double restingScore) {
    double score = reachedByMost(scores);
    if (score < Math.min(LEAST_SCORE, restingScore)) {
      return Optional.empty();
    }
    Duration clear = hasDriven ? SEEN_TO_STOP : FOUND_STANDING;
    double lacking = Math.max(0, restingScore - score);
    Duration needed = clear.plusMillis(Math.round(lacking * MILLIS_PER_LACKING_SCORE));
    return Optional.of(needed.compareTo(LONGEST) < 0 ? needed : LONGEST);
  }

  private static double reachedByMost(List<Double> scores) {
    List<Double> sorted = scores.stream().sorted().toList();
    return sorted.get((int) (sorted.size() * (1 - CLEAR_IN)));
  }
}
