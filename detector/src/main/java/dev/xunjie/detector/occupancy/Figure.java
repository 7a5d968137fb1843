package dev.xunjie.detector.occupancy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.detector.detection.Detection;
import java.time.Duration;
import java.time.Instant;

/**
 * What a detector takes for a person or a vehicle at one place: somebody who passes or waits, or a
 * thing that only looks like one (an A-board, a parasol, a heap of bags).
 *
 * @param label what the detector takes it for
 * @param box where it was last seen
 * @param score of its looks, 0 to 1, the latest counting most
 * @param since since when
 * @param seenAt when it was last seen
 */
record Figure(String label, NormalisedBox box, double score, Instant since, Instant seenAt) {
  private static final String PERSON = "person";

  /** Boxes of one such figure overlap at least this much from look to look. */
  private static final double SAME_PLACE_OVERLAP = .5;

  /** A figure that the detector misses for longer has gone. */
  private static final Duration MISSED_FOR = Duration.ofSeconds(20);

  /**
   * Somebody who passes, or waits for a moment, is gone by then or has moved. Rules that ask how
   * long something stands ask for minutes.
   */
  private static final Duration PASSING = Duration.ofSeconds(20);

  /**
   * A person from here on is one. What stands on a pavement and only looks like a person scores
   * less: an A-board in a hall .3 to .46, the people who pass it .6 to .85.
   */
  private static final double SURELY_A_PERSON = .5;

  /** A vehicle from here on is one: what the parking rule believes by default. */
  private static final double SURELY_A_VEHICLE = .35;

  /** What the newest look counts for: the scores of one thing wander by a tenth to either side. */
  private static final double NEWEST_SHARE = .25;

  static boolean is(Detection detection) {
    return detection.label().equals(PERSON) || ObjectKind.isMotorVehicle(detection.label());
  }

  static Figure of(Detection detection, Instant now) {
    return new Figure(detection.label(), detection.box(), detection.score(), now, now);
  }

  boolean isAt(NormalisedBox place) {
    return box.intersectionOverUnion(place) >= SAME_PLACE_OVERLAP;
  }

  Figure seen(Detection detection, Instant now) {
    double mean = score + NEWEST_SHARE * (detection.score() - score);
    return new Figure(detection.label(), detection.box(), mean, since, now);
  }

  /**
   * Whether it was seen since then, or so lately that who stands there and is missed by a look or
   * two has not gone.
   */
  boolean isStillThere(Instant lastLookAt, Duration missed) {
    return !seenAt.isBefore(lastLookAt.minus(missed));
  }

  boolean isGoneAt(Instant now, Instant lastLookAt) {
    return seenAt.isBefore(lastLookAt) && Duration.between(seenAt, now).compareTo(MISSED_FOR) > 0;
  }

  /** Whether it has stood for too long to be somebody who passes, and may be a thing. */
  boolean isPartOfTheScene() {
    return !isSure() && Duration.between(since, seenAt).compareTo(PASSING) >= 0;
  }

  private boolean isSure() {
    return score >= (label.equals(PERSON) ? SURELY_A_PERSON : SURELY_A_VEHICLE);
  }
}
