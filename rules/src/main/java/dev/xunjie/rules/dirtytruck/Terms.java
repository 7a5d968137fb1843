package dev.xunjie.rules.dirtytruck;

import dev.xunjie.contracts.policy.TruckZone;
import java.util.Objects;

/**
 * What a pass is judged by: the zone as it was when the pass began, whatever the policy says later.
 *
 * @param zone the zone then
 * @param policyVersion version of the policy then
 */
public record Terms(TruckZone zone, int policyVersion) {
  public Terms {
    Objects.requireNonNull(zone, "zone is missing");
  }
}
