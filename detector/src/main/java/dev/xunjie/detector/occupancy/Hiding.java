package dev.xunjie.detector.occupancy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.detection.Detection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who and what hides a zone in one look.
 *
 * @param passing people and vehicles in front that were not at their place in the looks before
 * @param lingering those that were
 * @param figures what to remember
 */
record Hiding(List<NormalisedBox> passing, List<NormalisedBox> lingering, List<Figure> figures) {
  /**
   * Detections from here on hide what is behind them. Low: a person taken for a thing is a false
   * alarm, a shadow taken for a person only a moment's delay.
   */
  private static final double HIDING_SCORE = .2;

  /**
   * Of a look.
   *
   * @param known figures of the looks before
   * @param lastLookAt when the look before was; absent at the first
   */
  static Hiding of(
      List<Detection> detections, List<Figure> known, Optional<Instant> lastLookAt, Instant now) {
    Instant last = lastLookAt.orElse(now);
    List<NormalisedBox> passing = new ArrayList<>();
    List<NormalisedBox> lingering = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    List<Figure> left =
        new ArrayList<>(known.stream().filter(figure -> !figure.isGoneAt(now, last)).toList());
    for (Detection detection : detections) {
      if (detection.score() < HIDING_SCORE || !Figure.is(detection)) {
        continue;
      }
      Optional<Figure> before =
          left.stream().filter(figure -> figure.isAt(detection.box())).findFirst();
      before.ifPresent(left::remove);
      Figure figure =
          before.map(each -> each.seen(detection, now)).orElseGet(() -> Figure.of(detection, now));
      figures.add(figure);
      if (before.filter(each -> each.isStillThere(last, SceneOccupancy.PERSISTENCE)).isEmpty()) {
        passing.add(detection.box());
      } else if (!figure.isPartOfTheScene()) {
        lingering.add(detection.box());
      }
    }
    figures.addAll(left);
    return new Hiding(passing, lingering, figures);
  }
}
