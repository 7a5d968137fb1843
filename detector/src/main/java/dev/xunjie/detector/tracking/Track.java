package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.detector.detection.Detection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing followed over pictures.
 *
 * @param id its name in this camera, never used again
 * @param label the class it was detected as last
 * @param box where it was detected last
 * @param firstBox where it was first
 * @param lastSeenAt when it was detected last
 * @param scores the newest scores, oldest first, 0 where it was missed
 * @param anchor where it has been staying, as far as it stays
 * @param anchoredSince since when
 * @param strays how many detections in a row lay off the anchor
 * @param atRestSince when it came to rest, if it is at rest
 * @param arrived whether it drove, or came after another, to where it is
 * @param look what it looks like, while at rest
 */
public record Track(
    long id,
    String label,
    NormalisedBox box,
    NormalisedBox firstBox,
    Instant lastSeenAt,
    List<Double> scores,
    NormalisedBox anchor,
    Instant anchoredSince,
    int strays,
    Optional<Instant> atRestSince,
    boolean arrived,
    Optional<Look> look) {
  /** Scores remembered: over so many pictures the median forgives headlights and passers-by. */
  private static final int REMEMBERED_SCORES = 21;

  /** At rest, a box's centre moves by less than this share of its size from picture to picture. */
  private static final double RESTING_SHIFT = 0.15;

  /** At rest, boxes overlap the anchor by at least this much (intersection over union). */
  private static final double RESTING_OVERLAP = 0.55;

  /** A thing that stays this long is at rest. Traffic that creeps moves more within this time. */
  private static final Duration RESTING_AFTER = Duration.ofSeconds(3);

  /** One detection off the anchor may be a vehicle half hidden; two in a row have moved. */
  private static final int STRAYS_THAT_END_REST = 2;

  /** A thing has driven if its centre moved by this share of its size since it was first seen. */
  private static final double DRIVEN_SHIFT = 0.5;

  public Track {
    scores = List.copyOf(scores);
  }

  static Track begin(long id, Detection detection, Instant now, boolean arrived) {
    return new Track(
        id,
        detection.label(),
        detection.box(),
        detection.box(),
        now,
        List.of(detection.score()),
        detection.box(),
        now,
        0,
        Optional.empty(),
        arrived,
        Optional.empty());
  }

  Track detected(Detection detection, Instant now) {
    NormalisedBox seen = detection.box();
    boolean stays = staysAt(anchor, seen);
    boolean hasDriven = arrived || shift(firstBox, seen) > DRIVEN_SHIFT;
    if (stays) {
      Optional<Instant> rest =
          atRestSince.or(
              () ->
                  Duration.between(anchoredSince, now).compareTo(RESTING_AFTER) >= 0
                      ? Optional.of(anchoredSince)
                      : Optional.empty());
      return with(detection, now, anchor, anchoredSince, 0, rest, hasDriven);
    }
    if (atRestSince.isPresent() && strays + 1 < STRAYS_THAT_END_REST) {
      return with(detection, now, anchor, anchoredSince, strays + 1, atRestSince, arrived);
    }
    return with(detection, now, seen, now, 0, Optional.empty(), hasDriven);
  }

  Track missed() {
    return new Track(
        id,
        label,
        box,
        firstBox,
        lastSeenAt,
        remembering(0),
        anchor,
        anchoredSince,
        strays,
        atRestSince,
        arrived,
        look);
  }

  Track looking(Look seen) {
    return new Track(
        id,
        label,
        box,
        firstBox,
        lastSeenAt,
        scores,
        anchor,
        anchoredSince,
        strays,
        atRestSince,
        arrived,
        Optional.of(seen));
  }

  boolean isAtRest() {
    return atRestSince.isPresent();
  }

  boolean isVehicleAtRest() {
    return isAtRest() && ObjectKind.isMotorVehicle(label);
  }

  /** Median of the remembered scores, pictures in which it was missed counting as 0. */
  double score() {
    List<Double> sorted = scores.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private Track with(
      Detection detection,
      Instant now,
      NormalisedBox newAnchor,
      Instant newAnchoredSince,
      int newStrays,
      Optional<Instant> rest,
      boolean hasArrived) {
    return new Track(
        id,
        detection.label(),
        detection.box(),
        firstBox,
        now,
        remembering(detection.score()),
        newAnchor,
        newAnchoredSince,
        newStrays,
        rest,
        hasArrived,
        rest.isPresent() ? look : Optional.empty());
  }

  private List<Double> remembering(double score) {
    List<Double> newest = new ArrayList<>(scores);
    newest.add(score);
    return newest.subList(Math.max(0, newest.size() - REMEMBERED_SCORES), newest.size());
  }

  private static boolean staysAt(NormalisedBox anchor, NormalisedBox seen) {
    return shift(anchor, seen) <= RESTING_SHIFT
        && anchor.intersectionOverUnion(seen) >= RESTING_OVERLAP;
  }

  /** Distance of the centres as a share of the first box's size (square root of its area). */
  private static double shift(NormalisedBox from, NormalisedBox to) {
    double dx = from.centre().x() - to.centre().x();
    double dy = from.centre().y() - to.centre().y();
    return Math.hypot(dx, dy) / Math.sqrt(from.area());
  }
}
