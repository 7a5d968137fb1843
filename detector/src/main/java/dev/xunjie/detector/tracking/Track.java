package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.detector.detection.Detection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing followed over pictures.
 *
 * @param id its name in this camera, never used again
 * @param label the class it was detected as last
 * @param trail where it was detected lately
 * @param firstBox where it was first
 * @param scores the newest scores, oldest first, 0 where it was missed
 * @param rest its stay, if it is at rest
 * @param arrived whether it drove, or came after another, to where it is
 * @param look what its place looked like when it was there last; of vehicles, where there are
 *     pixels
 */
public record Track(
    long id,
    String label,
    Trail trail,
    NormalisedBox firstBox,
    List<Double> scores,
    Optional<Rest> rest,
    boolean arrived,
    Optional<Look> look) {
  /** Scores remembered: over so many pictures the median forgives headlights and passers-by. */
  private static final int REMEMBERED_SCORES = 21;

  /** A thing has driven if its centre moved by this share of its size since it was first seen. */
  private static final double DRIVEN_SHIFT = 0.5;

  public Track {
    scores = List.copyOf(scores);
  }

  static Track begin(long id, Detection detection, Instant now, boolean arrived) {
    return new Track(
        id,
        detection.label(),
        Trail.beginningAt(now, detection.box()),
        detection.box(),
        List.of(detection.score()),
        Optional.empty(),
        arrived,
        Optional.empty());
  }

  /**
   * It was detected again.
   *
   * @param looksAlike whether its place looks as it did when it was there last
   * @param restingScore from which score on it counts as clearly seen when it comes to rest
   */
  Track detected(Detection detection, boolean looksAlike, double restingScore, Instant now) {
    Trail longer = trail.continuedAt(now, detection.box());
    List<Double> history = remembering(detection.score());
    boolean isElsewhere = arrived || Shifts.inSizes(firstBox, detection.box()) > DRIVEN_SHIFT;
    Optional<Rest> resting =
        rest.isPresent()
            ? rest.get().after(detection.box(), lastSeenAt(), now)
            : TellingTime.of(history, isElsewhere, restingScore)
                .flatMap(telling -> longer.atRest(telling, looksAlike))
                .map(Rest::begunBy);
    boolean isStraying = resting.flatMap(Rest::strayingSince).isPresent();
    boolean hasDriven = arrived || !isStraying && isElsewhere;
    return new Track(id, detection.label(), longer, firstBox, history, resting, hasDriven, look);
  }

  Track missed() {
    return new Track(id, label, trail, firstBox, remembering(0), rest, arrived, look);
  }

  /** It is where it was, as far as can be told without a look at it. */
  Track unchanged(Instant now) {
    Trail longer = trail.continuedAt(now, trail.newest().box());
    return new Track(id, label, longer, firstBox, scores, rest, arrived, look);
  }

  Track looking(Look seen) {
    return new Track(id, label, trail, firstBox, scores, rest, arrived, Optional.of(seen));
  }

  Instant lastSeenAt() {
    return trail.newest().at();
  }

  /** Where it stands if it is at rest, else where it was last. */
  public NormalisedBox place() {
    return rest.map(Rest::place).orElse(trail.newest().box());
  }

  boolean isAtRest() {
    return rest.isPresent();
  }

  boolean isVehicleAtRest() {
    return isAtRest() && ObjectKind.isMotorVehicle(label);
  }

  /** Whether it surely stands where it stood: at rest, and seen on its place last. */
  public boolean isSettled() {
    return isAtRest() && !isStraying();
  }

  /** Whether it is at rest but was seen off its place last. */
  boolean isStraying() {
    return rest.flatMap(Rest::strayingSince).isPresent();
  }

  /** Median of the remembered scores, pictures in which it was missed counting as 0. */
  double score() {
    return median(scores);
  }

  private static double median(List<Double> scores) {
    List<Double> sorted = scores.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private List<Double> remembering(double score) {
    List<Double> newest = new ArrayList<>(scores);
    newest.add(score);
    return newest.subList(Math.max(0, newest.size() - REMEMBERED_SCORES), newest.size());
  }
}
