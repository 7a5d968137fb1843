package dev.xunjie.violation.task;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.incident.IncidentSummary.Named;
import dev.xunjie.violation.workflow.CaseState;
import java.time.Instant;
import java.util.Optional;

/**
 * A task as a list shows it.
 *
 * @param id incident id
 * @param offence which offence
 * @param state how far it has come
 * @param label class of the subject
 * @param plate the plate, if it is known
 * @param camera where it was seen
 * @param zone in which zone
 * @param place where the camera stands, in words
 * @param violationAt when the permitted time was over
 * @param endedAt when the subject was last seen, once it has left
 * @param dueAt by when something has to be done
 */
record TaskEntry(
    String id,
    Offence offence,
    CaseState state,
    String label,
    Optional<String> plate,
    Named camera,
    Named zone,
    Optional<String> place,
    Instant violationAt,
    Optional<Instant> endedAt,
    Optional<Instant> dueAt) {
  static TaskEntry of(IncidentSummary incident, Optional<String> place) {
    return new TaskEntry(
        incident.id(),
        incident.offence(),
        incident.state(),
        incident.label(),
        incident.file().plate(),
        incident.camera(),
        incident.zone(),
        place,
        incident.violationAt(),
        incident.endedAt(),
        incident.file().dueAt());
  }
}
