package dev.xunjie.contracts.policy;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A zone in which vehicles must not stand for longer than permitted.
 *
 * @param id unique in its camera
 * @param name what people call it
 * @param polygon where it lies; a vehicle is in it when its ground contact is
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
 */
public record ParkingZone(
    String id,
    String name,
    NormalisedPolygon polygon,
    double permittedStopSeconds,
    Optional<Double> parkedAfterSeconds,
    Optional<Double> leftAfterSeconds,
    Optional<Double> longestGapSeconds,
    Optional<Double> minimumScore)
    implements ZonePolicy {
  private static final double DEFAULT_PARKED_AFTER_SECONDS = 10;
  private static final double DEFAULT_LEFT_AFTER_SECONDS = 90;
  private static final double DEFAULT_LONGEST_GAP_SECONDS = 600;
  private static final double DEFAULT_MINIMUM_SCORE = 0.35;
  private static final double LONGEST_PERMITTED_STOP_SECONDS = 6_000;
  private static final double DAY_SECONDS = 86_400;

  public ParkingZone {
    Identifier.require("zone", id);
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("zone %s needs a name".formatted(id));
    }
    Objects.requireNonNull(polygon, "zone " + id + " needs a polygon");
    parkedAfterSeconds = Objects.requireNonNullElse(parkedAfterSeconds, Optional.empty());
    leftAfterSeconds = Objects.requireNonNullElse(leftAfterSeconds, Optional.empty());
    longestGapSeconds = Objects.requireNonNullElse(longestGapSeconds, Optional.empty());
    minimumScore = Objects.requireNonNullElse(minimumScore, Optional.empty());
    requireRange(
        id, "permittedStopSeconds", permittedStopSeconds, 1, LONGEST_PERMITTED_STOP_SECONDS);
    requireRange(
        id,
        "parkedAfterSeconds",
        parkedAfterSeconds.orElse(Math.min(DEFAULT_PARKED_AFTER_SECONDS, permittedStopSeconds)),
        0,
        permittedStopSeconds);
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
        Optional.empty());
  }

  public Duration permittedStop() {
    return seconds(permittedStopSeconds);
  }

  public Duration parkedAfter() {
    return seconds(
        parkedAfterSeconds.orElse(Math.min(DEFAULT_PARKED_AFTER_SECONDS, permittedStopSeconds)));
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
