package dev.xunjie.detector.occupancy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Duration;
import java.time.Instant;

/**
 * What a detector takes for a person or a vehicle, without being sure, again and again at one
 * place: an A-board, a parasol, a crate; or somebody who stands very still.
 *
 * @param box where it was last seen
 * @param since since when
 * @param seenAt when it was last seen
 */
record StillFigure(NormalisedBox box, Instant since, Instant seenAt) {
  /** Boxes of one such figure overlap at least this much from look to look. */
  private static final double SAME_PLACE_OVERLAP = .5;

  /** A figure that the detector misses for longer has gone. */
  private static final Duration MISSED_FOR = Duration.ofSeconds(20);

  /**
   * Somebody who passes, or waits for a moment, is gone by then or has moved. Rules that ask how
   * long something stands ask for minutes.
   */
  private static final Duration PASSING = Duration.ofSeconds(20);

  boolean isAt(NormalisedBox place) {
    return box.intersectionOverUnion(place) >= SAME_PLACE_OVERLAP;
  }

  StillFigure seen(NormalisedBox place, Instant at) {
    return new StillFigure(place, since, at);
  }

  boolean isGoneAt(Instant now) {
    return Duration.between(seenAt, now).compareTo(MISSED_FOR) > 0;
  }

  /** Whether it has stood for too long to be somebody who passes. */
  boolean isPartOfTheScene() {
    return Duration.between(since, seenAt).compareTo(PASSING) >= 0;
  }
}
