package dev.xunjie.rules.parking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.Reason;
import java.time.Instant;
import java.util.List;

/**
 * What was established when an episode became a violation; later changes of the policy don't touch
 * it.
 *
 * @param incidentId derived id of the incident
 * @param at capture time of the picture that completed it
 * @param box the vehicle in that picture
 * @param zone the zone as it was then
 * @param policyVersion version of the policy that was applied
 * @param reasons thresholds against values
 */
public record Violation(
    String incidentId,
    Instant at,
    NormalisedBox box,
    IncidentZone zone,
    int policyVersion,
    List<Reason> reasons) {
  public Violation {
    reasons = List.copyOf(reasons);
  }
}
