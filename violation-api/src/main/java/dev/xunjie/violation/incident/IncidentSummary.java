package dev.xunjie.violation.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.still.StillView;
import dev.xunjie.violation.workflow.CaseState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident as the queue lists it.
 *
 * @param id incident id
 * @param offence which offence
 * @param caseClass its code in the GB/T 30428 family
 * @param camera where it was seen
 * @param zone in which zone
 * @param startedAt start of the episode
 * @param violationAt when the permitted time was over
 * @param endedAt when the subject was last seen, once it has left
 * @param dwellSeconds time at rest that pictures prove, so far
 * @param label class of the subject
 * @param box the subject at the violation
 * @param state how far its review has come
 * @param file what the office knows of it
 * @param stills its stills, in order of time
 */
public record IncidentSummary(
    String id,
    Offence offence,
    String caseClass,
    Named camera,
    Named zone,
    Instant startedAt,
    Instant violationAt,
    Optional<Instant> endedAt,
    double dwellSeconds,
    String label,
    NormalisedBox box,
    CaseState state,
    @JsonUnwrapped CaseFile file,
    List<StillView> stills) {
  /**
   * Something with an id and a name.
   *
   * @param id its id
   * @param name what people call it; the id, if nobody said
   */
  public record Named(String id, String name) {}

  static IncidentSummary of(Incident incident, String cameraName) {
    return new IncidentSummary(
        incident.id(),
        incident.offence(),
        incident.offence().caseClass(),
        new Named(incident.cameraId(), cameraName),
        new Named(incident.zone().id(), incident.zone().name()),
        incident.startedAt(),
        incident.violationAt(),
        incident.endedAt(),
        incident.dwellSeconds(),
        incident.label(),
        incident.box(),
        incident.state(),
        incident.file(),
        incident.stills());
  }
}
