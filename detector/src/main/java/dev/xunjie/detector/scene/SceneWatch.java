package dev.xunjie.detector.scene;

import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneFinding;
import dev.xunjie.contracts.scene.SceneQuality;
import dev.xunjie.contracts.scene.ViewShift;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.GreyPlane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what a camera's picture is good for, a pure function of what is remembered of the camera
 * and the picture. Faults of the picture itself (dark, frozen) need no reference; those of the view
 * are measured against one that is {@link Reference learned} from the first pictures on, or {@link
 * #given}. A fault is found in single pictures and stands after {@link #PICTURES_TO_BEGIN} in a
 * row.
 */
public final class SceneWatch {
  /** A bus that fills the view at five pictures a second is gone before that, most of the time. */
  static final int PICTURES_TO_BEGIN = 5;

  static final int PICTURES_TO_END = 5;

  /** Shares of the luminance range under which 98 % of a picture lie if nothing in it is lit. */
  private static final Limit DARK = new Limit(0.18, 0.22);

  /** Shares of the telling blocks hidden by something featureless: more than a van's side hides. */
  private static final Limit COVERED = new Limit(0.45, 0.35);

  /** Shares of the telling blocks that are blurred or fogged: more than a shadow takes. */
  private static final Limit IMPAIRED = new Limit(0.6, 0.45);

  /** Shares of the width: three pixels of the structure, where a swaying pole gives one or two. */
  private static final Limit MOVED = new Limit(0.02, 0.012);

  /** Median luminance of 0 to 255 under which most of a picture is dark. */
  private static final int NIGHT_BEGINS = 36;

  private static final int NIGHT_ENDS = 44;

  /** Less correlation than this, nowhere in the picture, is another view. */
  private static final double STRANGE = 0.2;

  /** A lorry at the light hides the view for less; then it has become another one. */
  private static final Duration STRANGE_IS_MOVED_AFTER = Duration.ofSeconds(60);

  /** A reference younger than this may itself have been learned from a lorry's side … */
  private static final Duration YOUNG = Duration.ofMinutes(5);

  /** … and is dropped once the view has been another for so long. */
  private static final Duration STRANGE_TO_YOUNG_AFTER = Duration.ofSeconds(15);

  private SceneWatch() {}

  /**
   * A camera whose view is given by a clean picture, taken at that time.
   *
   * @param picture of the same width and height as those to come, or their aspect
   */
  public static SceneState given(BgrImage picture, Instant takenAt) {
    try (GreyPlane plane = GreyPlane.of(picture, Measurement.DETAIL_SIDE)) {
      return new SceneState(
          Optional.of(Reference.given(Measurement.of(plane), takenAt)),
          Optional.empty(),
          Map.of(),
          Persistence.ABSENT,
          Optional.empty());
    }
  }

  /**
   * Takes in one picture.
   *
   * @param state what is remembered of this camera
   * @param capturedAt when it was taken, later than those before
   */
  public static SceneLook update(SceneState state, BgrImage picture, Instant capturedAt) {
    try (GreyPlane plane = GreyPlane.of(picture, Measurement.DETAIL_SIDE)) {
      return update(state, plane, capturedAt);
    }
  }

  /**
   * Takes in one picture that has been made grey already.
   *
   * @param plane its longer side {@value Measurement#DETAIL_SIDE} pixels or fewer
   */
  public static SceneLook update(SceneState state, GreyPlane plane, Instant capturedAt) {
    return judge(state, Measurement.of(plane), capturedAt);
  }

  private static SceneLook judge(SceneState state, Measurement measured, Instant now) {
    Optional<Reference> known =
        state.reference().filter(reference -> reference.view().isSizeOf(measured.structure()));
    Repetition repetition =
        state
            .repetition()
            .map(before -> before.next(measured.samples(), now))
            .orElseGet(() -> Repetition.begin(measured.samples(), now));
    Optional<ViewComparison> comparison =
        known.filter(Reference::isUsable).map(view -> ViewComparison.of(measured, view));

    Map<SceneFault, Suspicion> suspicions = new EnumMap<>(SceneFault.class);
    suspicions.put(SceneFault.DARK, dark(state, measured));
    boolean isDark = suspicions.get(SceneFault.DARK).found();
    suspicions.put(SceneFault.FROZEN, frozen(repetition, measured, now, isDark));
    comparison.ifPresent(view -> suspectView(suspicions, state, view, isDark));
    boolean isStrange =
        comparison.filter(view -> view.similarity() < STRANGE && view.found().isEmpty()).isPresent()
            && suspicions.values().stream().noneMatch(Suspicion::found);
    Optional<Instant> strangeSince =
        isStrange ? state.strangeSince().or(() -> Optional.of(now)) : Optional.empty();
    suspicions.put(
        SceneFault.MOVED, moved(state, comparison, suspicions, strangeSince, measured, now));

    Map<SceneFault, Persistence> faults = new EnumMap<>(SceneFault.class);
    List<SceneFinding> findings = new ArrayList<>();
    for (SceneFault fault : SceneFault.values()) {
      Suspicion suspicion = suspicions.getOrDefault(fault, Suspicion.NONE);
      Persistence persistence =
          state
              .persistenceOf(fault)
              .after(suspicion.found(), picturesToBegin(fault), PICTURES_TO_END);
      if (!persistence.equals(Persistence.ABSENT)) {
        faults.put(fault, persistence);
      }
      if (suspicion.found() || persistence.standing()) {
        findings.add(
            new SceneFinding(
                fault, suspicion.value(), suspicion.threshold(), persistence.standing()));
      }
    }
    Persistence night = night(state, measured);
    Optional<Reference> reference = learned(known, measured, now, findings.isEmpty(), strangeSince);
    boolean forgotten = known.isPresent() && reference.isPresent() && isNew(reference.get(), now);
    return new SceneLook(
        new SceneState(
            reference,
            Optional.of(repetition),
            faults,
            night,
            forgotten ? Optional.empty() : strangeSince),
        new SceneQuality(
            findings,
            light(isDark, night),
            measured.median() / 255.0,
            shift(findings, comparison, measured)));
  }

  private static int picturesToBegin(SceneFault fault) {
    return fault == SceneFault.FROZEN ? 1 : PICTURES_TO_BEGIN;
  }

  private static Suspicion dark(SceneState state, Measurement measured) {
    double highlight = measured.highlight() / 255.0;
    double limit = DARK.forState(state.stands(SceneFault.DARK));
    return new Suspicion(highlight < limit, highlight, limit);
  }

  /** Black is always the same; that it is dark says enough. */
  private static Suspicion frozen(
      Repetition repetition, Measurement measured, Instant now, boolean isDark) {
    return new Suspicion(
        !isDark && repetition.isFrozen(now),
        repetition.changed(measured.samples()),
        Repetition.CHANGED_SHARE);
  }

  private static void suspectView(
      Map<SceneFault, Suspicion> suspicions,
      SceneState state,
      ViewComparison view,
      boolean isDark) {
    boolean isElsewhere = view.wandered() >= MOVED.begins();
    boolean becameDarkBefore = state.stands(SceneFault.DARK) && !state.stands(SceneFault.COVERED);
    if (!becameDarkBefore && !isElsewhere) {
      suspicions.put(
          SceneFault.COVERED,
          share(COVERED, state, SceneFault.COVERED, view.covered(), view.covered()));
    }
    Optional<SceneFault> name = nameOf(state, view);
    name.filter(fault -> fault == SceneFault.COVERED ? suspicions.containsKey(fault) : !isDark)
        .filter(fault -> !suspicions.getOrDefault(fault, Suspicion.NONE).found())
        .ifPresent(
            fault ->
                suspicions.put(
                    fault, share(IMPAIRED, state, fault, view.shareOf(fault), view.impaired())));
  }

  /**
   * What most of an impaired view suffers from; paint hides one part of it, veils another and blurs
   * its rim, and keeps the name that it had in the picture before.
   */
  private static Optional<SceneFault> nameOf(SceneState state, ViewComparison view) {
    return Stream.of(SceneFault.COVERED, SceneFault.FOGGED, SceneFault.BLURRED)
        .filter(fault -> view.shareOf(fault) > 0)
        .max(
            Comparator.comparing(
                    (SceneFault fault) -> !state.persistenceOf(fault).equals(Persistence.ABSENT))
                .thenComparing(view::shareOf));
  }

  /** A fault of which some blocks show and which most blocks at least don't disprove. */
  private static Suspicion share(
      Limit limit, SceneState state, SceneFault fault, double own, double impaired) {
    double threshold = limit.forState(state.stands(fault));
    return new Suspicion(own > 0 && impaired >= threshold, Math.min(1, impaired), threshold);
  }

  private static Suspicion moved(
      SceneState state,
      Optional<ViewComparison> comparison,
      Map<SceneFault, Suspicion> others,
      Optional<Instant> strangeSince,
      Measurement measured,
      Instant now) {
    double limit = MOVED.forState(state.stands(SceneFault.MOVED));
    boolean isHidden =
        others.get(SceneFault.DARK).found()
            || others.getOrDefault(SceneFault.COVERED, Suspicion.NONE).found();
    Optional<ViewComparison> elsewhere = comparison.filter(view -> view.found().isPresent());
    if (elsewhere.isPresent() && !isHidden) {
      double length = elsewhere.get().wandered();
      return new Suspicion(length >= limit, Math.min(1, length), limit);
    }
    boolean isAnotherView =
        strangeSince.isPresent()
            && (state.stands(SceneFault.MOVED)
                || hasLasted(strangeSince.get(), now, STRANGE_IS_MOVED_AFTER));
    return new Suspicion(isAnotherView, isAnotherView ? 1 : 0, limit);
  }

  private static Persistence night(SceneState state, Measurement measured) {
    boolean isDim = measured.median() < (state.night().standing() ? NIGHT_ENDS : NIGHT_BEGINS);
    return state.repetition().isEmpty()
        ? new Persistence(isDim, 0)
        : state.night().after(isDim, PICTURES_TO_BEGIN, PICTURES_TO_END);
  }

  private static LightLevel light(boolean isDark, Persistence night) {
    if (isDark) {
      return LightLevel.NONE;
    }
    return night.standing() ? LightLevel.NIGHT : LightLevel.DAY;
  }

  private static Optional<ViewShift> shift(
      List<SceneFinding> findings, Optional<ViewComparison> comparison, Measurement measured) {
    return findings.stream().noneMatch(finding -> finding.fault() == SceneFault.MOVED)
        ? Optional.empty()
        : comparison
            .flatMap(ViewComparison::found)
            .map(
                match ->
                    new ViewShift(
                        (double) match.rightPixels() / measured.structure().width(),
                        (double) match.downPixels() / measured.structure().height()));
  }

  private static Optional<Reference> learned(
      Optional<Reference> known,
      Measurement measured,
      Instant now,
      boolean isSound,
      Optional<Instant> strangeSince) {
    if (known.isEmpty()) {
      return isSound ? Optional.of(Reference.begin(measured, now)) : Optional.empty();
    }
    boolean wasLearnedFromSomethingPassing =
        strangeSince.isPresent()
            && !hasLasted(known.get().begunAt(), now, YOUNG)
            && hasLasted(strangeSince.get(), now, STRANGE_TO_YOUNG_AFTER);
    if (wasLearnedFromSomethingPassing) {
      return Optional.of(Reference.begin(measured, now));
    }
    return isSound && strangeSince.isEmpty()
        ? known.map(reference -> reference.takingIn(measured, now))
        : known;
  }

  private static boolean isNew(Reference reference, Instant now) {
    return reference.begunAt().equals(now);
  }

  private static boolean hasLasted(Instant since, Instant now, Duration time) {
    return Duration.between(since, now).compareTo(time) >= 0;
  }

  /** A limit that is easier to stay beyond than to cross, so that nothing flickers around it. */
  private record Limit(double begins, double ends) {
    double forState(boolean standing) {
      return standing ? ends : begins;
    }
  }

  /** What one picture says of one fault. */
  private record Suspicion(boolean found, double value, double threshold) {
    static final Suspicion NONE = new Suspicion(false, 0, 0);
  }
}
