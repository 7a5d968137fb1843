package dev.xunjie.violation.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * So many requests a minute for each caller, by a token bucket: a minute's worth at once, then as
 * they come back. Every instance of the API counts for itself.
 */
final class RequestLimit {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Callers that are remembered at once; a few MB. Of more, the least seen start afresh. */
  private static final int MOST_CALLERS = 50_000;

  private final LoadingCache<String, Bucket> buckets;

  RequestLimit(int perMinute) {
    this.buckets =
        Caffeine.newBuilder()
            // An untouched bucket is full again after a minute, so nothing is forgiven early.
            .expireAfterAccess(MINUTE)
            .maximumSize(MOST_CALLERS)
            .build(
                caller ->
                    Bucket.builder()
                        .addLimit(
                            limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                        .build());
  }

  /** Counts a request; how long the caller has to wait, if it is one too many. */
  Optional<Duration> count(String caller) {
    ConsumptionProbe answer = buckets.get(caller).tryConsumeAndReturnRemaining(1);
    return answer.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(answer.getNanosToWaitForRefill()));
  }
}
