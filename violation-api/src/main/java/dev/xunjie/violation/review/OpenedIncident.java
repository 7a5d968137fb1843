package dev.xunjie.violation.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.xunjie.violation.evidence.EvidenceStatus;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.lease.LeaseView;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.Precondition;
import dev.xunjie.violation.workflow.RunningClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All of an incident.
 *
 * @param incident what is known of it
 * @param evidence how its evidence stands; absent: of an incident older than evidence
 * @param leasedBy who works on it now
 * @param clocks its clocks that run, the nearest end first
 * @param actions what the user may do to it now, each with what it still lacks
 * @param asks what must be said along with each of them
 */
record OpenedIncident(
    @JsonUnwrapped IncidentDetail incident,
    Optional<EvidenceStatus> evidence,
    Optional<LeaseView> leasedBy,
    List<RunningClock> clocks,
    Map<CaseAction, List<Precondition>> actions,
    Map<CaseAction, List<Precondition>> asks) {}
