package dev.xunjie.violation.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a message that didn't arrive is sent again. */
final class RetryPauses {
  /** Longer than a weekend: a system that broke on Friday evening misses nothing. */
  static final Duration PATIENCE = Duration.ofDays(3);

  private static final Duration FIRST = Duration.ofSeconds(1);

  /** Seldom enough to leave a broken system alone. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryPauses() {}

  /**
   * The time of the next attempt, the last one at the end of our patience.
   *
   * @param attempts how many there were, from 1
   * @return nothing, if it is given up
   */
  static Optional<Instant> next(Instant createdAt, int attempts, Instant now) {
    Instant last = createdAt.plus(PATIENCE);
    if (!now.isBefore(last)) {
      return Optional.empty();
    }
    Instant next = now.plus(after(attempts));
    return Optional.of(next.isBefore(last) ? next : last);
  }

  private static Duration after(int attempts) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 30));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
