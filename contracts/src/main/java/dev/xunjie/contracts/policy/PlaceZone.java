package dev.xunjie.contracts.policy;

import static dev.xunjie.contracts.policy.ZoneSetting.DAY_SECONDS;
import static dev.xunjie.contracts.policy.ZoneSetting.requireRange;
import static dev.xunjie.contracts.policy.ZoneSetting.seconds;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.schedule.Schedule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A place that must stay as its reference pictures show it: what stands or hangs there besides, for
 * longer than allowed, is the offence.
 */
public sealed interface PlaceZone extends ZonePolicy permits ShopFrontZone, AdvertisingZone {
  /** Things that stay longer are a violation, seconds. */
  double allowedSeconds();

  /** Names of the pictures that show the place as it must be, one or more. */
  List<String> references();

  /** Share of the zone from which on it counts as occupied, if the policy says so. */
  Optional<Double> leastOccupiedShare();

  /** Share of the zone that a picture must show to say anything of it, if the policy says so. */
  Optional<Double> leastJudgedShare();

  /** For how long pictures must show it unoccupied, if the policy says so, seconds. */
  Optional<Double> clearedAfterSeconds();

  /** For how long no picture need show it occupied, if the policy says so, seconds. */
  Optional<Double> longestGapSeconds();

  /** When a warning is due, if the policy says so, seconds. */
  Optional<Double> warnAfterSeconds();

  /** When it is enforced, if not always. */
  Optional<Schedule> hours();

  /** What holds where the policy says nothing. */
  PlaceDefaults defaults();

  /** Things that stay longer are a violation. */
  default Duration allowed() {
    return seconds(allowedSeconds());
  }

  /** From which occupied share on the zone counts as occupied. */
  default double occupiedFrom() {
    return leastOccupiedShare().orElse(defaults().occupiedShare());
  }

  /** From which judged share on a picture says something of the zone. */
  default double judgedFrom() {
    return leastJudgedShare().orElse(defaults().judgedShare());
  }

  /** A zone that pictures show unoccupied for this long is cleared. */
  default Duration clearedAfter() {
    return seconds(clearedAfterSeconds().orElse(defaults().clearedAfterSeconds()));
  }

  /** What no picture shows for longer was put there anew. */
  default Duration longestGap() {
    return seconds(longestGapSeconds().orElse(defaults().longestGapSeconds()));
  }

  /** When a warning is due. */
  default Duration warnAfter() {
    return seconds(warnAfterSeconds().orElse(allowedSeconds() / 2));
  }

  @Override
  default Schedule schedule() {
    return hours().orElse(Schedule.ALWAYS);
  }

  /** The references, if they are usable. */
  static List<String> requireReferences(String id, List<String> references) {
    if (references == null || references.isEmpty()) {
      throw new IllegalArgumentException(
          "zone %s needs references: one picture or more of it with nothing standing there"
              .formatted(id));
    }
    for (String reference : references) {
      Identifier.require("reference picture of zone " + id + ":", reference);
    }
    if (new HashSet<>(references).size() < references.size()) {
      throw new IllegalArgumentException("zone %s names a reference picture twice".formatted(id));
    }
    return List.copyOf(references);
  }

  /** Refuses shares out of range. */
  static void requireShares(
      String id, Optional<Double> leastOccupiedShare, Optional<Double> leastJudgedShare) {
    requireRange(id, "leastOccupiedShare", leastOccupiedShare.orElse(1.0), Math.nextUp(0.0), 1);
    requireRange(id, "leastJudgedShare", leastJudgedShare.orElse(0.0), 0, 1);
  }

  /** Refuses times, in seconds, that are out of range or contradict each other. */
  static void requireTimes(
      String id,
      double allowed,
      double longestAllowed,
      Optional<Double> clearedAfter,
      Optional<Double> longestGap,
      Optional<Double> warnAfter) {
    requireRange(id, "allowedSeconds", allowed, 1, longestAllowed);
    requireRange(id, "clearedAfterSeconds", clearedAfter.orElse(1.0), 1, DAY_SECONDS);
    requireRange(id, "longestGapSeconds", longestGap.orElse(1.0), 1, DAY_SECONDS);
    requireRange(id, "warnAfterSeconds", warnAfter.orElse(0.0), 0, allowed);
  }
}
