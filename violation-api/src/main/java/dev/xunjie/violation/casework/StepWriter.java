package dev.xunjie.violation.casework;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import dev.xunjie.violation.area.Squads;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.CaseSteps;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.ClockKind;
import dev.xunjie.violation.workflow.RunningClock;
import dev.xunjie.violation.workflow.Transition;
import dev.xunjie.violation.workflow.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes an allowed step: the step itself, the case's state, its clocks, the record. */
@Component
final class StepWriter {
  private static final String SQUAD_NAME = "squadName";

  private final JdbcClient database;
  private final CaseSteps steps;
  private final CaseClocks clocks;
  private final Squads squads;
  private final List<StepListener> listeners;
  private final ActivityLog activities;
  private final WorkingCalendar calendar;
  private final Clock clock;

  StepWriter(
      JdbcClient database,
      CaseSteps steps,
      CaseClocks clocks,
      Squads squads,
      List<StepListener> listeners,
      ActivityLog activities,
      WorkingCalendar calendar,
      Clock clock) {
    this.database = database;
    this.steps = steps;
    this.clocks = clocks;
    this.squads = squads;
    this.listeners = List.copyOf(listeners);
    this.activities = activities;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Who does it.
   *
   * @param actor as the record names them
   * @param displayName what they are called
   * @param certificate number of their certificate, if one is valid today
   * @param findings what the system found, kept with the step
   */
  record Author(
      Actor actor, String displayName, Optional<String> certificate, Map<String, Object> findings) {
    /** Nobody does it, but something found it out. */
    static Author system(Map<String, Object> findings) {
      return new Author(
          new Actor(CaseStep.SYSTEM, ""), CaseStep.SYSTEM, Optional.empty(), findings);
    }

    Author(SignedIn user, Optional<String> certificate) {
      this(user.actor(), user.displayName(), certificate, Map.of());
    }
  }

  /** Writes the step; the caller has locked the case and checked that it is allowed. */
  CaseStep write(
      IncidentDetail incident,
      Transition row,
      CaseWish wish,
      Author author,
      Optional<String> batch) {
    String id = incident.summary().id();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    CaseStep step =
        new CaseStep(
            incident.summary().file().lastStep().map(CaseStep::ordinal).orElse(0) + 1,
            row.action(),
            row.from(),
            row.to(),
            wish.why(),
            wish.note(),
            detail(incident, wish, author),
            author.certificate(),
            author.actor().username(),
            author.displayName(),
            now);
    steps.append(id, step, batch);
    change(id, row, wish, author);
    clocks.stop(id, row.stops(), now);
    row.starts().ifPresent(kind -> clocks.start(id, started(kind, incident, row, wish, now)));
    clocks.settle(id);
    listeners.forEach(listener -> listener.stepTaken(incident, step));
    activities.record(author.actor(), Activity.Kind.CASE_ACTION, id, told(incident, step));
    return step;
  }

  private void change(String id, Transition row, CaseWish wish, Author author) {
    boolean leavesSquad = row.action() == CaseAction.DECLINE;
    database
        .sql(
            """
            update incident set state = :state,
              plate = coalesce(:plate, plate),
              plate_by = case when cast(:plate as text) is null then plate_by else :author end,
              squad = case when :leavesSquad then null else coalesce(:squad, squad) end
            where id = :id
            """)
        .param("state", row.to().name())
        .param("plate", wish.plate().map(number -> number.text()).orElse(null))
        .param("author", author.actor().username())
        .param("leavesSquad", leavesSquad)
        .param("squad", wish.squad().orElse(null))
        .param("id", id)
        .update();
  }

  /**
   * The old plate is kept beside the new one, the old squad beside that it was left; of a squad
   * also what it was called then.
   */
  private Map<String, Object> detail(IncidentDetail incident, CaseWish wish, Author author) {
    Map<String, Object> detail = new LinkedHashMap<>(wish.detail());
    detail.putAll(author.findings());
    if (wish.plate().isPresent()) {
      detail.put("plateBefore", incident.summary().file().plate().orElse(""));
    }
    wish.seen().ifPresent(seen -> detail.put("revision", seen.revision()));
    wish.site().ifPresent(site -> detail.put(SiteReport.DETAIL, site.detail()));
    if (wish.action() == CaseAction.DECLINE) {
      detail.put("declinedBy", incident.summary().file().squad().orElse(""));
      incident.summary().file().squadName().ifPresent(name -> detail.put(SQUAD_NAME, name));
    }
    wish.squad().flatMap(squads::find).ifPresent(squad -> detail.put(SQUAD_NAME, squad.name()));
    return detail;
  }

  private static Map<String, Object> told(IncidentDetail incident, CaseStep step) {
    Map<String, Object> told = new LinkedHashMap<>(step.detail());
    told.put("action", step.action());
    told.put("from", step.from());
    told.put("to", step.to());
    step.reason().ifPresent(why -> told.put("reason", why));
    step.certificate().ifPresent(number -> told.put("certificate", number));
    told.put("note", step.note());
    told.put(
        "stills",
        incident.summary().stills().stream().map(still -> still.sha256().orElse("")).toList());
    return told;
  }

  private RunningClock started(
      ClockKind kind, IncidentDetail incident, Transition row, CaseWish wish, Instant now) {
    Instant from = row.action() == CaseAction.RESTORE ? incident.summary().violationAt() : now;
    Instant due =
        kind.days() == ClockKind.Days.NAMED
            ? calendar.endOf(wish.correctBy().orElseThrow())
            : calendar.end(kind, from);
    return new RunningClock(kind, from, due);
  }
}
