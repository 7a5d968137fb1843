package dev.xunjie.violation.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.xunjie.violation.incident.IncidentSummary;
import java.util.Optional;

/**
 * One line of the queue.
 *
 * @param incident the incident
 * @param leasedBy who works on it now; absent: nobody, or nobody knows
 */
record ReviewQueueEntry(@JsonUnwrapped IncidentSummary incident, Optional<LeaseView> leasedBy) {}
