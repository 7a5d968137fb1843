package dev.xunjie.rules.place;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Duration;
import java.time.Instant;

/**
 * What was established when an episode became a violation, and what was announced of it since.
 *
 * @param at capture time of the picture that completed it
 * @param box the things in that picture
 * @param announcedDwell the dwell that was last announced
 * @param announcedShare the greatest share of the zone that was announced
 */
public record Violation(
    Instant at, NormalisedBox box, Duration announcedDwell, double announcedShare) {
  /** After more was announced of it. */
  Violation announcing(Duration dwell, double share) {
    return new Violation(at, box, dwell, Math.max(announcedShare, share));
  }
}
