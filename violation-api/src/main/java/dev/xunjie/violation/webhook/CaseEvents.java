package dev.xunjie.violation.webhook;

import dev.xunjie.violation.casework.ClockListener;
import dev.xunjie.violation.casework.StepListener;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.workflow.RunningClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes messages of what happens to cases, in the transaction in which it happens. */
@Component
final class CaseEvents implements StepListener, ClockListener {
  private final IncidentReader incidents;
  private final Outbox outbox;
  private final Courier courier;

  CaseEvents(IncidentReader incidents, Outbox outbox, Courier courier) {
    this.incidents = incidents;
    this.outbox = outbox;
    this.courier = courier;
  }

  @Override
  public void stepTaken(IncidentDetail before, CaseStep step) {
    String incidentId = before.summary().id();
    tell(
        incidentId,
        EventKind.CASE_STEP,
        incident ->
            new Event(
                "step.%s.%d".formatted(incidentId, step.ordinal()),
                EventKind.CASE_STEP,
                step.at(),
                incident,
                Map.of("step", told(step))));
  }

  @Override
  public void clockMissed(String incidentId, RunningClock clock) {
    tell(
        incidentId,
        EventKind.CLOCK_MISSED,
        incident ->
            new Event(
                "clock.%s.%s.%d"
                    .formatted(incidentId, clock.kind(), clock.startedAt().toEpochMilli()),
                EventKind.CLOCK_MISSED,
                clock.dueAt(),
                incident,
                Map.of("clock", Map.of("kind", clock.kind(), "dueAt", clock.dueAt()))));
  }

  private interface Telling {
    Event of(Map<String, Object> incident);
  }

  private void tell(String incidentId, EventKind kind, Telling telling) {
    if (!outbox.isWanted(kind)) {
      return;
    }
    Optional<IncidentDetail> incident = incidents.detail(incidentId);
    incident.ifPresent(
        known -> {
          outbox.add(telling.of(told(known)));
          courier.call();
        });
  }

  private static Map<String, Object> told(CaseStep step) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("ordinal", step.ordinal());
    told.put("action", step.action());
    told.put("from", step.from());
    told.put("to", step.to());
    step.reason().ifPresent(why -> told.put("reason", why));
    told.put("note", step.note());
    told.put("by", step.by());
    step.certificate().ifPresent(number -> told.put("certificate", number));
    return told;
  }

  private static Map<String, Object> told(IncidentDetail incident) {
    IncidentSummary summary = incident.summary();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("id", summary.id());
    told.put("offence", summary.offence());
    told.put("caseClass", summary.caseClass());
    told.put("state", summary.state());
    told.put("camera", summary.camera());
    told.put("zone", summary.zone());
    incident.place().ifPresent(place -> told.put("place", place));
    told.put("startedAt", summary.startedAt());
    told.put("violationAt", summary.violationAt());
    summary.endedAt().ifPresent(at -> told.put("endedAt", at));
    summary.file().squad().ifPresent(squad -> told.put("squad", squad));
    summary.file().dueAt().ifPresent(at -> told.put("dueAt", at));
    summary.file().plate().ifPresent(plate -> told.put("plate", plate));
    return told;
  }
}
