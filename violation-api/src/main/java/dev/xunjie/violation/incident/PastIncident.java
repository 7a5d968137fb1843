package dev.xunjie.violation.incident;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.workflow.CaseState;
import java.time.Instant;
import java.util.Optional;

/**
 * Another incident, as it stands beside the one that is looked at.
 *
 * @param id its id
 * @param offence which offence
 * @param camera where it was seen
 * @param zone in which zone
 * @param violationAt when the permitted time was over
 * @param state how far it came
 * @param plate its plate, if it is known
 */
public record PastIncident(
    String id,
    Offence offence,
    IncidentSummary.Named camera,
    IncidentSummary.Named zone,
    Instant violationAt,
    CaseState state,
    Optional<String> plate) {}
