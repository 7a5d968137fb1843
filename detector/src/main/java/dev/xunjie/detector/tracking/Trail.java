package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Where a thing was lately: as much as it takes to tell whether it rests and where it drives.
 *
 * <p>Motion is measured in shares of the thing's own size, so that near and far vehicles are judged
 * alike without knowing the camera's geometry: a car is some two metres wide wherever it stands.
 * What is measured is the middle of its lower edge, where it touches the ground.
 *
 * @param sightings oldest first, at least one
 */
public record Trail(List<Sighted> sightings) {
  /**
   * A box at a time.
   *
   * @param at capture time
   * @param box the detector's box
   */
  public record Sighted(Instant at, NormalisedBox box) {}

  /** Sightings closer than this add little but size. */
  private static final Duration SPACING = Duration.ofMillis(200);

  /**
   * What surely moves less than this share of its size a second is at rest: a car's width in 12 s,
   * some 0.6 km/h across and, seen from a mast at a distance, a few km/h along the view. Of
   * RoadTrack's moving vehicles one in a hundred is slower; of its marked ones one in ten faster.
   */
  private static final double RESTING_SPEED = 0.08;

  /**
   * From so many sightings on the place alone tells that one thing stands there. Fewer, a while
   * apart, may be several that pass: then it must also look the same.
   */
  private static final int TELLING_BY_PLACE_ALONE = 4;

  /** Two sightings on one place that looks the same in both are one thing. */
  private static final int TELLING_BY_LOOK = 2;

  /** Boxes of a thing at rest lie about their middle line, off by no more of its size than this. */
  private static final double RESTING_TREMBLE = 0.07;

  /** And they overlap their mean by at least this much (intersection over union). */
  private static final double RESTING_OVERLAP = 0.7;

  /** Where a thing drives is told from so much time, or from its last two sightings. */
  private static final Duration HEADING_TIME = Duration.ofMillis(800);

  /** A heading is good for so long; a thing that isn't seen for longer may be anywhere. */
  private static final Duration FORESEEABLE = Duration.ofSeconds(2);

  public Trail {
    sightings = List.copyOf(sightings);
  }

  static Trail beginningAt(Instant now, NormalisedBox box) {
    return new Trail(List.of(new Sighted(now, box)));
  }

  Trail continuedAt(Instant now, NormalisedBox box) {
    List<Sighted> kept = new ArrayList<>(sightings);
    int size = kept.size();
    if (size >= 2 && isWithin(SPACING, kept.get(size - 2).at(), kept.get(size - 1).at())) {
      kept.remove(size - 1);
    }
    kept.add(new Sighted(now, box));
    while (kept.size() > TELLING_BY_PLACE_ALONE
        && !isWithin(TellingTime.LONGEST, kept.get(1).at(), now)) {
      kept.remove(0);
    }
    return new Trail(kept);
  }

  Sighted oldest() {
    return sightings.get(0);
  }

  Sighted newest() {
    return sightings.get(sightings.size() - 1);
  }

  /**
   * The newest part of it that is long enough to tell, if that shows a thing that stands still.
   *
   * @param telling how much time tells
   * @param looksAlike whether its place looks as it did at the sighting before
   */
  Optional<Trail> atRest(Duration telling, boolean looksAlike) {
    return newest(telling, looksAlike ? TELLING_BY_LOOK : TELLING_BY_PLACE_ALONE)
        .filter(Trail::standsStill);
  }

  private Optional<Trail> newest(Duration telling, int leastSightings) {
    for (int first = sightings.size() - leastSightings; first >= 0; first--) {
      if (!isWithin(telling, sightings.get(first).at(), newest().at())) {
        return Optional.of(new Trail(sightings.subList(first, sightings.size())));
      }
    }
    return Optional.empty();
  }

  private boolean standsStill() {
    NormalisedBox mean = meanBox();
    if (sightings.stream()
        .anyMatch(seen -> seen.box().intersectionOverUnion(mean) < RESTING_OVERLAP)) {
      return false;
    }
    StraightMotion left = motionOf(NormalisedBox::left, mean.width());
    StraightMotion right = motionOf(NormalisedBox::right, mean.width());
    StraightMotion top = motionOf(NormalisedBox::top, mean.height());
    StraightMotion bottom = motionOf(NormalisedBox::bottom, mean.height());
    StraightMotion middle = motionOf(box -> box.centre().x(), mean.width());
    double tremble =
        Math.max(
            Math.max(left.tremble(), right.tremble()), Math.max(top.tremble(), bottom.tremble()));
    return Math.hypot(middle.atMost(), bottom.atMost()) < RESTING_SPEED
        && tremble < RESTING_TREMBLE;
  }

  NormalisedBox meanBox() {
    return new NormalisedBox(
        mean(NormalisedBox::left),
        mean(NormalisedBox::top),
        mean(NormalisedBox::right),
        mean(NormalisedBox::bottom));
  }

  /**
   * Where the thing should be now if it goes on as it did; where it was last if that is unknown.
   */
  NormalisedBox expectedAt(Instant now) {
    NormalisedBox last = newest().box();
    Optional<Sighted> earlier = headingFrom();
    if (earlier.isEmpty() || !isWithin(FORESEEABLE, newest().at(), now)) {
      return last;
    }
    double steps = seconds(newest().at(), now) / seconds(earlier.get().at(), newest().at());
    NormalisedBox from = earlier.get().box();
    return Shifts.inPicture(
        last,
        steps * (last.centre().x() - from.centre().x()),
        steps * (last.centre().y() - from.centre().y()));
  }

  private Optional<Sighted> headingFrom() {
    Optional<Sighted> from = Optional.empty();
    for (Sighted seen : sightings.subList(0, sightings.size() - 1)) {
      if (from.isEmpty() || !isWithin(HEADING_TIME, seen.at(), newest().at())) {
        from = Optional.of(seen);
      }
    }
    return from;
  }

  private StraightMotion motionOf(ToDoubleFunction<NormalisedBox> edge, double size) {
    return StraightMotion.through(
        sightings.stream().mapToDouble(seen -> seconds(oldest().at(), seen.at())).toArray(),
        sightings.stream().mapToDouble(seen -> edge.applyAsDouble(seen.box()) / size).toArray());
  }

  private double mean(ToDoubleFunction<NormalisedBox> edge) {
    return sightings.stream()
        .mapToDouble(seen -> edge.applyAsDouble(seen.box()))
        .average()
        .orElseThrow();
  }

  private static boolean isWithin(Duration duration, Instant from, Instant until) {
    return Duration.between(from, until).compareTo(duration) < 0;
  }

  private static double seconds(Instant from, Instant until) {
    return Duration.between(from, until).toMillis() / 1000.0;
  }
}
