package dev.xunjie.gateway.reading;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts that double with each failure and are drawn at random below that, so that
 * a hundred cameras behind one failed switch don't come back in one moment.
 */
final class Backoff {
  private final Duration shortest;
  private final Duration longest;
  private final RandomGenerator random;
  private long ceilingMillis;

  /**
   * A backoff at its beginning.
   *
   * @param shortest no pause is shorter
   * @param longest no pause is longer
   */
  Backoff(Duration shortest, Duration longest, RandomGenerator random) {
    this.shortest = shortest;
    this.longest = longest;
    this.random = random;
    reset();
  }

  /** The pause after one more failure. */
  Duration next() {
    long pauseMillis = random.nextLong(shortest.toMillis(), ceilingMillis + 1);
    ceilingMillis = Math.min(longest.toMillis(), 2 * ceilingMillis);
    return Duration.ofMillis(pauseMillis);
  }

  /** Begins anew after a success that lasted. */
  void reset() {
    ceilingMillis = Math.min(longest.toMillis(), 2 * shortest.toMillis());
  }
}
