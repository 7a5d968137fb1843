package dev.xunjie.rules.place;

import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.contracts.policy.PlaceZone;

/** What one picture says of a zone. */
enum Sight {
  /** It shows things that take up their share. */
  OCCUPIED,
  /** It shows enough of the zone to say that none do. */
  UNOCCUPIED,
  /** What stands there, or would, is hidden. */
  UNKNOWN;

  /** A picture shows things if it shows at least this share of what they take up. */
  private static final double LEAST_SHOWN = .5;

  static Sight of(ZoneOccupancy occupancy, PlaceZone zone) {
    boolean isJudged = isJudged(occupancy, zone);
    double taken = occupancy.occupiedShare();
    if (taken < zone.occupiedFrom()) {
      return isJudged ? UNOCCUPIED : UNKNOWN;
    }
    double shown = occupancy.shownShare().orElse(isJudged ? taken : 0);
    return shown >= taken * LEAST_SHOWN ? OCCUPIED : UNKNOWN;
  }

  /** Whether it shows enough of the zone to say that nothing stands there. */
  static boolean isJudged(ZoneOccupancy occupancy, PlaceZone zone) {
    return occupancy.judgedShare() >= zone.judgedFrom();
  }
}
