package dev.xunjie.violation.casework;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentListener;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.OffenceLaw;
import dev.xunjie.violation.workflow.RunningClock;
import dev.xunjie.violation.workflow.Workflow;
import dev.xunjie.violation.workflow.WorkingCalendar;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes an incident a case: its first clock, its place in the queue, its plate; and merges it when
 * it turns out to be another one.
 */
@Component
final class CaseOpening implements IncidentListener {
  /** The measures that say how sure the detection is, 0 to 1. */
  private static final Set<String> CONFIDENCES =
      Set.of("meanScore", "occupiedShare", "truckProbability");

  /** Of a detection that says nothing of it. */
  private static final double UNKNOWN_CONFIDENCE = 0.5;

  private static final double DOUBT_STEPS = 1000;

  private final JdbcClient database;
  private final IncidentReader incidents;
  private final CaseClocks clocks;
  private final StepWriter writer;
  private final WorkingCalendar calendar;

  CaseOpening(
      JdbcClient database,
      IncidentReader incidents,
      CaseClocks clocks,
      StepWriter writer,
      WorkingCalendar calendar) {
    this.database = database;
    this.incidents = incidents;
    this.clocks = clocks;
    this.writer = writer;
    this.calendar = calendar;
  }

  @Override
  public void incidentChanged(IncidentEvent event, boolean isNewEvidence) {
    String id = event.incidentId();
    boolean hasClock =
        database
            .sql("select exists (select from case_clock where incident_id = :id)")
            .param("id", id)
            .query(Boolean.class)
            .single();
    if (!hasClock) {
      clocks.start(
          id,
          new RunningClock(
              Workflow.FIRST_CLOCK,
              event.violationAt(),
              calendar.end(Workflow.FIRST_CLOCK, event.violationAt())));
      clocks.settle(id);
    }
    rank(event);
    if (event.sameAs().isPresent()) {
      merge(event);
    }
  }

  /** An officer's reading of the plate stays, and so does the plate of what was decided on. */
  private void rank(IncidentEvent event) {
    database
        .sql(
            """
            update incident set severity = :severity, doubt = :doubt,
              plate = case when plate_by is null and state = 'PENDING' then :plate else plate end
            where id = :id
            """)
        .param("severity", OffenceLaw.of(event.offence()).severity())
        .param("doubt", doubt(event))
        .param(
            "plate",
            PlateCandidate.settled(event.plates())
                .map(plate -> plate.best().number().text())
                .orElse(null))
        .param("id", event.incidentId())
        .update();
  }

  private void merge(IncidentEvent event) {
    IncidentDetail incident = incidents.detail(event.incidentId()).orElseThrow();
    Workflow.find(incident.summary().state(), CaseAction.MERGE)
        .ifPresent(
            row ->
                writer.write(
                    incident,
                    row,
                    CaseWish.of(CaseAction.MERGE).saying(event.sameAs().orElseThrow()),
                    StepWriter.Author.system(Map.of()),
                    Optional.empty()));
  }

  private static double doubt(IncidentEvent event) {
    double confidence =
        event.reasons().stream()
            .filter(reason -> CONFIDENCES.contains(reason.measure()))
            .mapToDouble(Reason::value)
            .max()
            .orElse(UNKNOWN_CONFIDENCE);
    double doubt = 1 - Math.max(0, Math.min(1, confidence));
    return Math.round(doubt * DOUBT_STEPS) / DOUBT_STEPS;
  }
}
