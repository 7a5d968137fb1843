package dev.xunjie.detector.occupancy;

import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.occupancy.NamedObject;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.detector.detection.Detection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in a zone that does not stand there on its reference pictures, over time: a pure
 * function of what is remembered and one more look, by event time.
 *
 * <p>A cell that differs gains conviction with the time that it is seen to differ, loses it as fast
 * when it is seen as on the reference, and begins anew when it is seen to change. Behind people and
 * vehicles a taken one keeps what it had, any other loses half as fast. What only may be a person
 * and stands still for long is none, and stood there since it came. A cell counts as taken once it
 * has differed for {@link #PERSISTENCE} on balance.
 */
public final class SceneOccupancy {
  /**
   * How long a thing must stand before it counts. A passer-by who pauses is gone by then; how long
   * a zone allows things to stand is for the rules to say.
   */
  public static final Duration PERSISTENCE = Duration.ofSeconds(5);

  /**
   * Most that one look may add or take away. Between two looks far apart nothing is known, so that
   * a stand takes at least three looks to be believed.
   */
  private static final Duration LONGEST_STEP = PERSISTENCE.dividedBy(2);

  /** Detections from here on are named. */
  private static final double NAMING_SCORE = .3;

  /** Fewer cells that touch each other are noise: three are some 1 % of a small zone. */
  private static final int LEAST_CELLS = 3;

  /** Share of a named thing's box that must be taken: it is there, and not on the reference. */
  private static final double LEAST_TAKEN_OF_NAMED = .3;

  /** Classes that a street vendor or shop sets out, or that stand there in the way. */
  private static final Set<String> NAMED =
      Set.of(
          "bicycle",
          "motorcycle",
          "bench",
          "backpack",
          "umbrella",
          "handbag",
          "suitcase",
          "chair",
          "couch",
          "potted plant",
          "bed",
          "dining table",
          "tv",
          "refrigerator",
          "oven",
          "microwave",
          "vase",
          "teddy bear",
          "bottle",
          "bowl");

  private SceneOccupancy() {}

  /**
   * Takes in one more look.
   *
   * @param state what is remembered of this zone; forgotten if it was won with other references
   * @param zoneId the zone's id in the policy
   * @param references what the zone looks like when nothing stands there
   * @param now what it looks like now
   * @param detections what a detector sees in the whole picture
   * @param capturedAt when the picture was taken; not before the last one
   */
  public static OccupancyLook update(
      OccupancyState state,
      String zoneId,
      ReferenceLooks references,
      ZoneLook now,
      List<Detection> detections,
      Instant capturedAt) {
    ZoneView view = references.view();
    if (now.view() != view) {
      throw new IllegalArgumentException("the look is of another view than the references");
    }
    boolean known =
        state.referenceVersion().equals(references.version()) && state.cellCount() == view.cells();
    CellMemories before =
        known
            ? new CellMemories(state.cells(), state.undecidedCells())
            : CellMemories.empty(view.cells());
    double step = known ? step(state.lastLookAt(), capturedAt) : 0;
    Hiding hiding = Hiding.of(detections, known ? state.figures() : List.of(), capturedAt);
    boolean[] sure = either(references.hidden(), Hiding.covered(view, hiding.sure()));
    boolean[] doubtful = Hiding.covered(view, hiding.doubtful());
    boolean[] hidden = either(sure, doubtful);
    SceneDifference difference = SceneDifference.between(references, now, hidden);
    CellMemories.Look look =
        new CellMemories.Look(
            sure,
            doubtful,
            Hiding.covered(view, hiding.undecided()),
            Hiding.covered(view, hiding.things()),
            difference.cells(),
            LightChange.brightness(now),
            step,
            capturedAt);
    CellMemories after = difference.comparable() ? before.after(look) : before;
    boolean[] taken = TakenCells.of(after.cells(), view, LEAST_CELLS);
    ZoneOccupancy occupancy =
        new ZoneOccupancy(
            zoneId,
            TakenCells.zoneShare(taken, view),
            difference.comparable() ? 1 - TakenCells.zoneShare(hidden, view) : 0,
            Optional.of(
                difference.comparable()
                    ? TakenCells.zoneShare(after.shownBy(look, taken), view)
                    : 0),
            TakenCells.since(after.cells(), taken),
            TakenCells.extent(taken, view),
            named(detections, view, taken),
            references.version());
    return new OccupancyLook(
        OccupancyState.of(
            after,
            capturedAt,
            references.version(),
            known && before.areAsSureAs(after),
            hiding.figures()),
        occupancy,
        difference,
        TakenCells.asList(taken));
  }

  /** How much conviction the time since the last look may bring. */
  private static double step(Optional<Instant> lastLookAt, Instant capturedAt) {
    return lastLookAt
        .map(last -> Duration.between(last, capturedAt))
        .map(
            passed ->
                (double) Math.max(0, Math.min(LONGEST_STEP.toMillis(), passed.toMillis()))
                    / PERSISTENCE.toMillis())
        .orElse(0.0);
  }

  private static boolean[] either(boolean[] one, boolean[] other) {
    boolean[] either = new boolean[one.length];
    for (int cell = 0; cell < either.length; cell++) {
      either[cell] = one[cell] || other[cell];
    }
    return either;
  }

  private static List<NamedObject> named(
      List<Detection> detections, ZoneView view, boolean[] taken) {
    List<NamedObject> named = new ArrayList<>();
    for (Detection detection : detections) {
      NormalisedPoint foot = detection.box().groundContact();
      if (NAMED.contains(detection.label())
          && detection.score() >= NAMING_SCORE
          && view.zone().contains(foot)
          && TakenCells.shareOfBox(taken, detection.box(), view) >= LEAST_TAKEN_OF_NAMED) {
        named.add(new NamedObject(detection.label(), detection.score(), detection.box()));
      }
    }
    return named;
  }
}
