package dev.xunjie.contracts.policy;

import static dev.xunjie.contracts.policy.ZoneSetting.DAY_SECONDS;
import static dev.xunjie.contracts.policy.ZoneSetting.requireRange;
import static dev.xunjie.contracts.policy.ZoneSetting.seconds;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.contracts.schedule.Schedule;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A zone in which vehicles must not stand for longer than permitted.
 *
 * @param id unique in its camera
 * @param name what people call it
 * @param polygon where it lies; a vehicle is in it when the middle of the ground that it covers is
 *     ({@link dev.xunjie.contracts.geometry.NormalisedBox#standingPoint})
 * @param permittedStopSeconds standing longer is a violation; 1 to 6000 s, in practice 2 to 20 min;
 *     the first still must not be older than the {@code frames} topic keeps it (2 h)
 * @param parkedAfterSeconds standing longer counts as <em>parked</em>, the stage before the
 *     violation; at most the permitted stop; absent: 10
 * @param leftAfterSeconds a vehicle that pictures of its place don't show for this long has left;
 *     shorter, it may have been hidden or missed; absent: 90
 * @param longestGapSeconds without any picture for longer than this, what stands there afterwards
 *     counts as a new arrival; absent: 600
 * @param minimumScore vehicles seen with less confidence (median over the track) are left aside, 0
 *     to 1; absent: 0.35
 * @param warnAfterSeconds standing longer is worth a warning; at least {@code parkedAfterSeconds},
 *     at most the permitted stop; absent: half the permitted stop
 * @param hours when it is enforced; absent: always
 * @param vehicleClasses which of car, truck and bus it concerns; absent: all
 * @param exempt who may stand there; absent: nobody but the police
 * @param sign the sign or marking that forbids to stand there, for the evidence
 * @param stretch name of the stretch of road that it lies in: one vehicle in zones of one stretch
 *     is one offence, whichever cameras see it; absent: the zone is its own
 */
public record ParkingZone(
    String id,
    String name,
    NormalisedPolygon polygon,
    double permittedStopSeconds,
    Optional<Double> parkedAfterSeconds,
    Optional<Double> leftAfterSeconds,
    Optional<Double> longestGapSeconds,
    Optional<Double> minimumScore,
    Optional<Double> warnAfterSeconds,
    Optional<Schedule> hours,
    Optional<Set<String>> vehicleClasses,
    Optional<Exemptions> exempt,
    Optional<String> sign,
    Optional<String> stretch)
    implements ZonePolicy {
  private static final double DEFAULT_PARKED_AFTER_SECONDS = 10;
  private static final double DEFAULT_LEFT_AFTER_SECONDS = 90;
  private static final double DEFAULT_LONGEST_GAP_SECONDS = 600;
  private static final double DEFAULT_MINIMUM_SCORE = 0.35;
  private static final double LONGEST_PERMITTED_STOP_SECONDS = 6_000;

  public ParkingZone {
    ZoneSetting.requireNames(id, name);
    Objects.requireNonNull(polygon, "zone " + id + " needs a polygon");
    parkedAfterSeconds = Objects.requireNonNullElse(parkedAfterSeconds, Optional.empty());
    leftAfterSeconds = Objects.requireNonNullElse(leftAfterSeconds, Optional.empty());
    longestGapSeconds = Objects.requireNonNullElse(longestGapSeconds, Optional.empty());
    minimumScore = Objects.requireNonNullElse(minimumScore, Optional.empty());
    warnAfterSeconds = Objects.requireNonNullElse(warnAfterSeconds, Optional.empty());
    hours = Objects.requireNonNullElse(hours, Optional.empty());
    vehicleClasses = Objects.requireNonNullElse(vehicleClasses, Optional.empty());
    vehicleClasses =
        vehicleClasses.map(classes -> Collections.unmodifiableSet(new TreeSet<>(classes)));
    exempt = Objects.requireNonNullElse(exempt, Optional.empty());
    sign = Objects.requireNonNullElse(sign, Optional.empty());
    stretch = Objects.requireNonNullElse(stretch, Optional.empty());
    stretch.ifPresent(road -> Identifier.require("stretch", road));
    requireRange(
        id, "permittedStopSeconds", permittedStopSeconds, 1, LONGEST_PERMITTED_STOP_SECONDS);
    requireRange(
        id,
        "parkedAfterSeconds",
        parkedAfterSeconds.orElse(Math.min(DEFAULT_PARKED_AFTER_SECONDS, permittedStopSeconds)),
        0,
        permittedStopSeconds);
    requireRange(
        id,
        "warnAfterSeconds",
        warnAfterSeconds.orElse(permittedStopSeconds),
        parkedAfterSeconds.orElse(0.0),
        permittedStopSeconds);
    for (String vehicleClass : vehicleClasses.orElse(Set.of())) {
      if (!ObjectKind.isMotorVehicle(vehicleClass)) {
        throw new IllegalArgumentException(
            "zone %s: vehicleClasses has \"%s\", but knows car, truck and bus"
                .formatted(id, vehicleClass));
      }
    }
    requireRange(id, "leftAfterSeconds", leftAfterSeconds.orElse(1.0), 1, DAY_SECONDS);
    requireRange(id, "longestGapSeconds", longestGapSeconds.orElse(1.0), 1, DAY_SECONDS);
    requireRange(id, "minimumScore", minimumScore.orElse(0.0), 0, 1);
  }

  /** A zone with defaults for all but the permitted stop. */
  public static ParkingZone of(
      String id, String name, NormalisedPolygon polygon, double permittedStopSeconds) {
    return new ParkingZone(
        id,
        name,
        polygon,
        permittedStopSeconds,
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

  public Duration permittedStop() {
    return seconds(permittedStopSeconds);
  }

  public Duration parkedAfter() {
    return seconds(
        parkedAfterSeconds.orElse(Math.min(DEFAULT_PARKED_AFTER_SECONDS, permittedStopSeconds)));
  }

  /** When a warning is due; never before the vehicle counts as parked. */
  public Duration warnAfter() {
    Duration chosen = seconds(warnAfterSeconds.orElse(permittedStopSeconds / 2));
    return chosen.compareTo(parkedAfter()) < 0 ? parkedAfter() : chosen;
  }

  /** Whether it concerns vehicles of this class. */
  public boolean concerns(String vehicleClass) {
    return vehicleClasses.filter(classes -> !classes.contains(vehicleClass)).isEmpty();
  }

  /** Who may stand there. */
  public Exemptions exemptions() {
    return exempt.orElse(Exemptions.USUAL);
  }

  @Override
  public Schedule schedule() {
    return hours.orElse(Schedule.ALWAYS);
  }

  public Duration leftAfter() {
    return seconds(leftAfterSeconds.orElse(DEFAULT_LEFT_AFTER_SECONDS));
  }

  public Duration longestGap() {
    return seconds(longestGapSeconds.orElse(DEFAULT_LONGEST_GAP_SECONDS));
  }

  public double leastScore() {
    return minimumScore.orElse(DEFAULT_MINIMUM_SCORE);
  }
}
