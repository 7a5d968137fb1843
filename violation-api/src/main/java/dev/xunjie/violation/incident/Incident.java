package dev.xunjie.violation.incident;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.violation.still.StillView;
import dev.xunjie.violation.workflow.CaseState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident as the database knows it.
 *
 * @param id derived from its facts
 * @param offence which offence
 * @param cameraId where it was seen
 * @param zone the zone as it was then
 * @param policyVersion version of the camera's policy that was applied
 * @param startedAt start of the episode
 * @param violationAt when the permitted time was over
 * @param endedAt when the subject was last seen, once it has left
 * @param dwellSeconds time at rest that pictures prove, so far
 * @param unknownSeconds time in gaps, so far
 * @param label class of the subject
 * @param box the subject at the violation
 * @param reasons thresholds against values
 * @param findings what was found out beyond that
 * @param state how far its review has come
 * @param file what the office knows of it
 * @param stills its stills, in order of time
 */
record Incident(
    String id,
    Offence offence,
    String cameraId,
    IncidentZone zone,
    int policyVersion,
    Instant startedAt,
    Instant violationAt,
    Optional<Instant> endedAt,
    double dwellSeconds,
    double unknownSeconds,
    String label,
    NormalisedBox box,
    List<Reason> reasons,
    Findings findings,
    CaseState state,
    CaseFile file,
    List<StillView> stills) {
  Incident withStills(List<StillView> found) {
    return new Incident(
        id,
        offence,
        cameraId,
        zone,
        policyVersion,
        startedAt,
        violationAt,
        endedAt,
        dwellSeconds,
        unknownSeconds,
        label,
        box,
        reasons,
        findings,
        state,
        file,
        found);
  }
}
