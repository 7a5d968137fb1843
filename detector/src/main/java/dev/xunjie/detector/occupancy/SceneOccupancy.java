package dev.xunjie.detector.occupancy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.occupancy.NamedObject;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.detector.detection.Detection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in a zone that does not stand there on its reference pictures, over time: a pure
 * function of what is remembered and one more look, by event time.
 *
 * <p>A cell that differs gains conviction with the time that it is seen to differ, and loses it as
 * fast when it is seen as on the reference or seen to change; a taken one behind people and
 * vehicles keeps what it had; what only may be a person and stands still for long is none. It
 * counts as taken once it has differed for {@link #PERSISTENCE} on balance.
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

  /** What the first look at a thing adds: nothing but the memory of when it was. */
  private static final double FIRST_STEP = 1e-6;

  /** Detections from here on are named. */
  private static final double NAMING_SCORE = .3;

  /**
   * Cells beside a person's or vehicle's box that its shadow touches, or its features: the coarsest
   * level spans four cells. With one, people who stood still left a seam of taken cells.
   */
  private static final int HIDDEN_MARGIN_CELLS = 3;

  /** A cell whose brightness moved by more, natural logarithm, shows something else than before. */
  private static final double CHANGED_BRIGHTNESS = .25;

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
    List<CellMemory> before =
        known ? state.cells() : Collections.nCopies(view.cells(), CellMemory.EMPTY);
    double step = known ? step(state.lastLookAt(), capturedAt) : 0;
    Hiding hiding = Hiding.of(detections, known ? state.figures() : List.of(), capturedAt);
    boolean[] hidden = hidden(view, hiding.boxes());
    SceneDifference difference = SceneDifference.between(references, now, hidden);
    float[] brightness = LightChange.brightness(now);
    List<CellMemory> after = new ArrayList<>(view.cells());
    for (int cell = 0; cell < view.cells(); cell++) {
      CellMemory memory = before.get(cell);
      if (!difference.comparable()) {
        after.add(memory);
      } else if (hidden[cell]) {
        after.add(behindSomeone(memory));
      } else {
        after.add(next(memory, difference.cells()[cell], brightness[cell], step, capturedAt));
      }
    }
    boolean[] taken = TakenCells.of(after, view, LEAST_CELLS);
    Optional<Instant> since = since(known ? state.takenSince() : Optional.empty(), after, taken);
    ZoneOccupancy occupancy =
        new ZoneOccupancy(
            zoneId,
            TakenCells.zoneShare(taken, view),
            difference.comparable() ? 1 - TakenCells.zoneShare(hidden, view) : 0,
            since,
            named(detections, view, taken),
            references.version());
    return new OccupancyLook(
        OccupancyState.of(
            after,
            capturedAt,
            references.version(),
            since,
            known && areAsSure(before, after),
            hiding.figures()),
        occupancy,
        difference,
        TakenCells.asList(taken));
  }

  private static boolean areAsSure(List<CellMemory> before, List<CellMemory> after) {
    for (int cell = 0; cell < after.size(); cell++) {
      if (!before.get(cell).isAsSureAs(after.get(cell))) {
        return false;
      }
    }
    return true;
  }

  /**
   * What is taken stays so. What only began to differ may be the person, missed for a moment: it
   * must begin again.
   */
  private static CellMemory behindSomeone(CellMemory cell) {
    return cell.taken() ? cell : CellMemory.EMPTY;
  }

  private static CellMemory next(
      CellMemory cell, float difference, float brightness, double step, Instant capturedAt) {
    if (difference < SceneDifference.ALIKE) {
      return cell.lessConvinced(step, brightness);
    }
    if (difference < SceneDifference.DIFFERENT) {
      return cell.seen(brightness);
    }
    boolean moves =
        !cell.taken()
            && cell.conviction() > 0
            && Math.abs(brightness - cell.brightness()) > CHANGED_BRIGHTNESS;
    if (moves) {
      return cell.lessConvinced(step, brightness);
    }
    boolean firstSeen = !cell.taken() && cell.conviction() == 0;
    return cell.moreConvinced(firstSeen ? FIRST_STEP : step, capturedAt.toEpochMilli(), brightness);
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

  private static boolean[] hidden(ZoneView view, List<NormalisedBox> boxes) {
    boolean[] hidden = new boolean[view.cells()];
    boxes.forEach(box -> view.mark(box, HIDDEN_MARGIN_CELLS, hidden));
    return hidden;
  }

  private static Optional<Instant> since(
      Optional<Instant> known, List<CellMemory> cells, boolean[] taken) {
    long earliest = Long.MAX_VALUE;
    for (int cell = 0; cell < taken.length; cell++) {
      if (taken[cell]) {
        earliest = Math.min(earliest, cells.get(cell).sinceEpochMillis());
      }
    }
    Optional<Instant> seen =
        earliest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(earliest));
    return seen.isPresent() && known.isPresent() ? known : seen;
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
