package dev.xunjie.violation.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.xunjie.violation.evidence.EvidenceStatus;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.lease.LeaseView;
import java.util.Optional;

/**
 * One line of the queue.
 *
 * @param incident the incident
 * @param evidence how its evidence stands; absent: of an incident older than evidence
 * @param leasedBy who works on it now; absent: nobody, or nobody knows
 */
record ReviewQueueEntry(
    @JsonUnwrapped IncidentSummary incident,
    Optional<EvidenceStatus> evidence,
    Optional<LeaseView> leasedBy) {}
