package dev.xunjie.detector.occupancy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Duration;
import java.time.Instant;

/**
 * What a detector takes for a person or a vehicle, without being sure, again and again at one
 * place: an A-board, a parasol, a crate; or somebody who stands very still.
 *
 * @param box where it was last seen
 * @param since since when it has been there without being surely somebody
 * @param seenAt when it was last seen
 * @param margin by how much its score was above that of somebody who surely is one, mean of its
 *     looks: a thing's score trembles around one value
 * @param looks how many looks the mean is over, at most {@link #MOST_LOOKS}
 */
record StillFigure(NormalisedBox box, Instant since, Instant seenAt, double margin, int looks) {
  /** What was longer ago weighs less and less. */
  private static final int MOST_LOOKS = 20;

  /** Boxes of one such figure overlap at least this much from look to look. */
  private static final double SAME_PLACE_OVERLAP = .5;

  /** A figure that the detector misses for longer has gone. */
  private static final Duration MISSED_FOR = Duration.ofSeconds(20);

  /**
   * Somebody who passes, or waits for a moment, is gone by then or has moved. Rules that ask how
   * long something stands ask for minutes.
   */
  static final Duration PASSING = Duration.ofSeconds(20);

  static StillFigure first(NormalisedBox place, double margin, Instant at) {
    return new StillFigure(place, at, at, margin, 1);
  }

  boolean isAt(NormalisedBox place) {
    return box.intersectionOverUnion(place) >= SAME_PLACE_OVERLAP;
  }

  StillFigure seen(NormalisedBox place, double newMargin, Instant at) {
    int counted = Math.min(MOST_LOOKS, looks + 1);
    double mean = margin + (newMargin - margin) / counted;
    return new StillFigure(place, mean >= 0 ? at : since, at, mean, counted);
  }

  /** Whether it is somebody, as all its looks have it. */
  boolean isSomebody() {
    return margin >= 0;
  }

  boolean isGoneAt(Instant now) {
    return Duration.between(seenAt, now).compareTo(MISSED_FOR) > 0;
  }

  /** Whether it has stood for too long to be somebody who passes. */
  boolean isPartOfTheScene() {
    return Duration.between(since, seenAt).compareTo(PASSING) >= 0;
  }
}
