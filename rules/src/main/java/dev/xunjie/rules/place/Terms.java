package dev.xunjie.rules.place;

import dev.xunjie.contracts.policy.PlaceZone;
import java.util.Objects;

/**
 * What an episode is judged by: the zone as it was when the episode began, whatever the policy says
 * later.
 *
 * @param zone the zone then
 * @param policyVersion version of the policy then
 */
public record Terms(PlaceZone zone, int policyVersion) {
  public Terms {
    Objects.requireNonNull(zone, "zone is missing");
  }
}
