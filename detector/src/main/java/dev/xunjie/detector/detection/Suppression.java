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

  /** Of more boxes only the best are looked at, as many as NanoDet's own suppression takes. */
  static final int MOST_BOXES = 1000;

  private Suppression() {}

  static List<Detection> apply(List<Detection> found) {
    List<Detection> byScore =
        found.stream()
            .sorted(Comparator.comparingDouble(Detection::score).reversed())
            .limit(MOST_BOXES)
            .toList();
    List<Detection> kept = new ArrayList<>();
    for (Detection detection : byScore) {
      if (isNew(detection, kept)) {
        kept.add(detection);
      }
    }
    return kept;
  }

  private static boolean isNew(Detection detection, List<Detection> kept) {
    for (Detection better : kept) {
      if (better.box().intersectionOverUnion(detection.box()) > SAME_THING_OVERLAP
          && ObjectKind.areOne(better.label(), detection.label())) {
        return false;
      }
    }
    return true;
  }
}
