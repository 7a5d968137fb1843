package dev.xunjie.contracts.policy;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.schedule.Schedule;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A zone in which trucks that pass are judged by how they look: load uncovered, body dirty.
 *
 * @param id unique in its camera
 * @param name what people call it
 * @param polygon where it lies; a vehicle is in it when the middle of the ground that it covers is.
 *     Best where trucks are seen large and whole
 * @param leastLooks from so many frames of one pass a judgement is made; fewer prove nothing; 2 to
 *     15; absent: 3
 * @param leastSize a look counts if the vehicle's box takes up at least this share of the picture,
 *     0 to 1; absent: 0.02
 * @param truckProbability from this probability on a vehicle counts as a truck: the mean of what
 *     the detector calls it and, where that question is proven, of what its looks say; 0 to 1;
 *     absent: 0.5
 * @param uncoveredProbability from this probability on, by vote of the looks, the load is
 *     uncovered; 0.5 to 1; absent: 0.8
 * @param dirtyProbability likewise for a dirty body; absent: 0.8
 * @param minimumScore vehicles seen with less confidence (mean over the pass) are left aside, 0 to
 *     1; absent: 0.25, lower than for parking, for a detector wavers between truck, bus and car
 *     over one vehicle that moves, and the looks vote on what it is besides
 * @param overAfterSeconds a vehicle that pictures don't show in the zone for this long has passed;
 *     1 to 60 s; absent: 3
 * @param longestGapSeconds without any picture for longer than this, what comes afterwards is
 *     another pass; 1 to 600 s; absent: 15
 * @param unprovenLeads whether what only an unproven head says is announced as a lead, so that
 *     officers' decisions on it can train a better one; absent: no
 * @param hours when it is enforced; absent: always
 * @param exempt who is spared; absent: nobody but the police
 * @param sign the sign or notice that the rule relies on there, for the evidence
 */
public record TruckZone(
    String id,
    String name,
    NormalisedPolygon polygon,
    Optional<Integer> leastLooks,
    Optional<Double> leastSize,
    Optional<Double> truckProbability,
    Optional<Double> uncoveredProbability,
    Optional<Double> dirtyProbability,
    Optional<Double> minimumScore,
    Optional<Double> overAfterSeconds,
    Optional<Double> longestGapSeconds,
    Optional<Boolean> unprovenLeads,
    Optional<Schedule> hours,
    Optional<Exemptions> exempt,
    Optional<String> sign)
    implements ZonePolicy {
  /** As many looks of a pass as are kept for its judgement. */
  public static final int MOST_LOOKS = 15;

  private static final int LEAST_LOOKS = 2;
  private static final int DEFAULT_LEAST_LOOKS = 3;
  private static final double DEFAULT_LEAST_SIZE = 0.02;
  private static final double DEFAULT_TRUCK_PROBABILITY = 0.5;
  private static final double DEFAULT_SURE_PROBABILITY = 0.8;
  private static final double DEFAULT_MINIMUM_SCORE = 0.25;
  private static final double DEFAULT_OVER_AFTER_SECONDS = 3;
  private static final double DEFAULT_LONGEST_GAP_SECONDS = 15;
  private static final double LONGEST_GAP_SECONDS = 600;

  public TruckZone {
    Identifier.require("zone", id);
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("zone %s needs a name".formatted(id));
    }
    Objects.requireNonNull(polygon, "zone " + id + " needs a polygon");
    leastLooks = Objects.requireNonNullElse(leastLooks, Optional.empty());
    leastSize = Objects.requireNonNullElse(leastSize, Optional.empty());
    truckProbability = Objects.requireNonNullElse(truckProbability, Optional.empty());
    uncoveredProbability = Objects.requireNonNullElse(uncoveredProbability, Optional.empty());
    dirtyProbability = Objects.requireNonNullElse(dirtyProbability, Optional.empty());
    minimumScore = Objects.requireNonNullElse(minimumScore, Optional.empty());
    overAfterSeconds = Objects.requireNonNullElse(overAfterSeconds, Optional.empty());
    longestGapSeconds = Objects.requireNonNullElse(longestGapSeconds, Optional.empty());
    unprovenLeads = Objects.requireNonNullElse(unprovenLeads, Optional.empty());
    hours = Objects.requireNonNullElse(hours, Optional.empty());
    exempt = Objects.requireNonNullElse(exempt, Optional.empty());
    sign = Objects.requireNonNullElse(sign, Optional.empty());
    requireRange(
        id, "leastLooks", leastLooks.orElse(LEAST_LOOKS).doubleValue(), LEAST_LOOKS, MOST_LOOKS);
    requireRange(id, "leastSize", leastSize.orElse(0.0), 0, 1);
    requireRange(id, "truckProbability", truckProbability.orElse(0.0), 0, 1);
    requireRange(id, "uncoveredProbability", uncoveredProbability.orElse(1.0), 0.5, 1);
    requireRange(id, "dirtyProbability", dirtyProbability.orElse(1.0), 0.5, 1);
    requireRange(id, "minimumScore", minimumScore.orElse(0.0), 0, 1);
    requireRange(id, "overAfterSeconds", overAfterSeconds.orElse(1.0), 1, 60);
    requireRange(
        id,
        "longestGapSeconds",
        longestGapSeconds.orElse(LONGEST_GAP_SECONDS),
        overAfterSeconds.orElse(1.0),
        LONGEST_GAP_SECONDS);
  }

  /** A zone with defaults for everything. */
  public static TruckZone of(String id, String name, NormalisedPolygon polygon) {
    return new TruckZone(
        id,
        name,
        polygon,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public int looksNeeded() {
    return leastLooks.orElse(DEFAULT_LEAST_LOOKS);
  }

  public double sizeNeeded() {
    return leastSize.orElse(DEFAULT_LEAST_SIZE);
  }

  public double truckFrom() {
    return truckProbability.orElse(DEFAULT_TRUCK_PROBABILITY);
  }

  public double uncoveredFrom() {
    return uncoveredProbability.orElse(DEFAULT_SURE_PROBABILITY);
  }

  public double dirtyFrom() {
    return dirtyProbability.orElse(DEFAULT_SURE_PROBABILITY);
  }

  public double leastScore() {
    return minimumScore.orElse(DEFAULT_MINIMUM_SCORE);
  }

  public Duration overAfter() {
    return seconds(overAfterSeconds.orElse(DEFAULT_OVER_AFTER_SECONDS));
  }

  /** Never shorter than {@link #overAfter}. */
  public Duration longestGap() {
    double chosen =
        longestGapSeconds.orElse(
            Math.max(DEFAULT_LONGEST_GAP_SECONDS, overAfterSeconds.orElse(0.0)));
    return seconds(chosen);
  }

  /** Whether what only an unproven head says is announced as a lead. */
  public boolean announcesUnproven() {
    return unprovenLeads.orElse(false);
  }

  /** Who is spared. */
  public Exemptions exemptions() {
    return exempt.orElse(Exemptions.USUAL);
  }

  @Override
  public Schedule schedule() {
    return hours.orElse(Schedule.ALWAYS);
  }

  private static Duration seconds(double value) {
    return Duration.ofMillis(Math.round(value * 1000));
  }

  private static void requireRange(
      String id, String setting, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "zone %s: %s is %s, but must be %s to %s".formatted(id, setting, value, least, most));
    }
  }
}
