package dev.xunjie.detector.occupancy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.detector.detection.Detection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who and what hides a zone in one look.
 *
 * @param sure people and vehicles in front
 * @param doubtful what may be one, and hasn't stood there for long
 * @param things what looks like one and has stood there for too long to be
 * @param figures what to remember of those that may be none
 */
record Hiding(
    List<NormalisedBox> sure,
    List<NormalisedBox> doubtful,
    List<NormalisedBox> things,
    List<StillFigure> figures) {
  /**
   * Detections from here on hide what is behind them. Low: a person taken for a thing is a false
   * alarm, a shadow taken for a person only a moment's delay.
   */
  private static final double HIDING_SCORE = .2;

  /**
   * A person from here on is one, by the mean of the looks at one place. What stands on a pavement
   * and only looks like a person scores less: an A-board in a hall .3 to .46, the people who pass
   * it .6 to .85.
   */
  private static final double SURELY_A_PERSON = .5;

  /** A vehicle from here on is one: what the parking rule believes by default. */
  private static final double SURELY_A_VEHICLE = .35;

  /**
   * Cells beside a person's or vehicle's box that its shadow touches, or its features: the coarsest
   * level spans four cells. With one, people who stood still left a seam of taken cells.
   */
  private static final int MARGIN_CELLS = 3;

  private static final String PERSON = "person";

  /**
   * Of a look.
   *
   * @param known figures of the looks before
   */
  static Hiding of(List<Detection> detections, List<StillFigure> known, Instant now) {
    List<NormalisedBox> sure = new ArrayList<>();
    List<NormalisedBox> doubtful = new ArrayList<>();
    List<NormalisedBox> things = new ArrayList<>();
    List<StillFigure> figures = new ArrayList<>();
    List<StillFigure> left =
        new ArrayList<>(known.stream().filter(figure -> !figure.isGoneAt(now)).toList());
    for (Detection detection : detections) {
      if (detection.score() < HIDING_SCORE || !isSomeone(detection)) {
        continue;
      }
      NormalisedBox box = detection.box();
      double margin = margin(detection);
      Optional<StillFigure> before = left.stream().filter(figure -> figure.isAt(box)).findFirst();
      if (before.isEmpty() && margin >= 0) {
        sure.add(box);
        continue;
      }
      before.ifPresent(left::remove);
      StillFigure figure =
          before
              .map(each -> each.seen(box, margin, now))
              .orElseGet(() -> StillFigure.first(box, margin, now));
      figures.add(figure);
      (figure.isSomebody() ? sure : figure.isPartOfTheScene() ? things : doubtful).add(box);
    }
    figures.addAll(left);
    return new Hiding(sure, doubtful, things, figures);
  }

  /** What surely is somebody, by a single picture. */
  static List<NormalisedBox> surelyBy(List<Detection> detections) {
    return detections.stream()
        .filter(detection -> isSomeone(detection) && margin(detection) >= 0)
        .map(Detection::box)
        .toList();
  }

  /** The cells of a view that are behind these boxes, or beside them. */
  static boolean[] covered(ZoneView view, List<NormalisedBox> boxes) {
    boolean[] covered = new boolean[view.cells()];
    boxes.forEach(box -> view.mark(box, MARGIN_CELLS, covered));
    return covered;
  }

  /** Where something stood of which nobody knows yet what it is. */
  List<NormalisedBox> undecided() {
    return figures.stream()
        .filter(figure -> !figure.isPartOfTheScene())
        .map(StillFigure::box)
        .toList();
  }

  private static double margin(Detection detection) {
    return detection.score()
        - (detection.label().equals(PERSON) ? SURELY_A_PERSON : SURELY_A_VEHICLE);
  }

  private static boolean isSomeone(Detection detection) {
    return detection.label().equals(PERSON) || ObjectKind.isMotorVehicle(detection.label());
  }
}
