package dev.xunjie.rules.parking;

import dev.xunjie.contracts.policy.ParkingZone;
import java.util.Objects;

/**
 * What a stay is judged by: the zone as it was when the stay began, whatever the policy says later.
 *
 * @param zone the zone then
 * @param policyVersion version of the policy then
 */
public record Terms(ParkingZone zone, int policyVersion) {
  public Terms {
    Objects.requireNonNull(zone, "zone is missing");
  }
}
