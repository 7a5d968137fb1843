package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A thing's stay at a place.
 *
 * @param since when it came to rest
 * @param place where it stands
 * @param strayingSince since when its detections lie off that place, if they do
 */
public record Rest(Instant since, NormalisedBox place, Optional<Instant> strayingSince) {
  /** At rest, a box's centre lies within this share of its size from the place's. */
  private static final double LEEWAY = 0.15;

  /** At rest, boxes overlap the place by at least this much (intersection over union). */
  private static final double OVERLAP = 0.55;

  /**
   * Detections off the place may be a vehicle half hidden by a passer-by; if they go on for so
   * long, it has moved.
   */
  private static final Duration STRAYING_ENDS_IT_AFTER = Duration.ofSeconds(1);

  /**
   * The place follows the boxes within about this time: light changes and cameras settle more
   * slowly, what creeps is faster.
   */
  private static final Duration SETTLING = Duration.ofSeconds(60);

  static Rest begunBy(Trail trail) {
    return new Rest(trail.oldest().at(), trail.meanBox(), Optional.empty());
  }

  /** The stay after another detection; empty if that shows that it is over. */
  Optional<Rest> after(NormalisedBox seen, Instant lastSeenAt, Instant now) {
    if (isAt(seen)) {
      double share =
          Math.min(1, (double) Duration.between(lastSeenAt, now).toMillis() / SETTLING.toMillis());
      return Optional.of(new Rest(since, Shifts.between(place, seen, share), Optional.empty()));
    }
    Instant off = strayingSince.orElse(now);
    boolean mayReturn =
        strayingSince.isEmpty() || Duration.between(off, now).compareTo(STRAYING_ENDS_IT_AFTER) < 0;
    return mayReturn ? Optional.of(new Rest(since, place, Optional.of(off))) : Optional.empty();
  }

  private boolean isAt(NormalisedBox seen) {
    return Shifts.inSizes(place, seen) <= LEEWAY && place.intersectionOverUnion(seen) >= OVERLAP;
  }
}
