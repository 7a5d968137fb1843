package dev.xunjie.rules.zone;

import dev.xunjie.contracts.policy.ZonePolicy;
import java.util.Objects;

/**
 * What an episode is judged by: the zone as it was when the episode began, whatever the policy says
 * later.
 *
 * @param zone the zone then
 * @param policyVersion version of the policy then
 */
public record Terms<Z extends ZonePolicy>(Z zone, int policyVersion) {
  public Terms {
    Objects.requireNonNull(zone, "zone is missing");
  }

  /** Those in force. */
  public static <Z extends ZonePolicy> Terms<Z> of(EnforcedZone<? extends Z> zone) {
    return new Terms<>(zone.zone(), zone.policyVersion());
  }
}
