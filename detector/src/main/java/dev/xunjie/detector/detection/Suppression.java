package dev.xunjie.detector.detection;

import dev.xunjie.contracts.observation.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Greedy suppression of duplicates: the best box stays, those of the same {@link ObjectKind kind}
 * that overlap it go, so that a vehicle taken for a car and a truck counts once.
 */
final class Suppression {
  /**
   * Boxes of one kind that overlap more (intersection over union) are the same thing. NanoDet's own
   * value is 0.6; the lower one costs nothing on kerbside rows and spares doubled vehicles.
   */
  static final double SAME_THING_OVERLAP = 0.5;

  private Suppression() {}

  static List<Detection> apply(List<Detection> found) {
    List<Detection> kept = new ArrayList<>();
    found.stream()
        .sorted(Comparator.comparingDouble(Detection::score).reversed())
        .filter(detection -> kept.stream().noneMatch(better -> areSame(better, detection)))
        .forEachOrdered(kept::add);
    return kept;
  }

  private static boolean areSame(Detection one, Detection other) {
    return ObjectKind.areOne(one.label(), other.label())
        && one.box().intersectionOverUnion(other.box()) > SAME_THING_OVERLAP;
  }
}
