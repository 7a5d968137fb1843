package dev.xunjie.violation.casework;

import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.workflow.ClockKind;
import dev.xunjie.violation.workflow.RunningClock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clocks of cases in PostgreSQL. What is written here happens in the caller's transaction. */
@Component
public final class CaseClocks {
  private final JdbcClient database;

  CaseClocks(JdbcClient database) {
    this.database = database;
  }

  /** Starts the clock, in place of one of its kind that runs. */
  void start(String incidentId, RunningClock clock) {
    stop(incidentId, Set.of(clock.kind()), clock.startedAt());
    database
        .sql(
            """
            insert into case_clock (incident_id, kind, started_at, due_at)
            values (:incident, :kind, :startedAt, :dueAt)
            on conflict (incident_id, kind, started_at)
              do update set due_at = excluded.due_at, stopped_at = null
            """)
        .param("incident", incidentId)
        .param("kind", clock.kind().name())
        .param("startedAt", Columns.timestamp(clock.startedAt()))
        .param("dueAt", Columns.timestamp(clock.dueAt()))
        .update();
  }

  void stop(String incidentId, Collection<ClockKind> kinds, Instant at) {
    if (kinds.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            update case_clock set stopped_at = :at
            where incident_id = :incident and stopped_at is null and kind in (:kinds)
            """)
        .param("at", Columns.timestamp(at))
        .param("incident", incidentId)
        .param("kinds", kinds.stream().map(Enum::name).toList())
        .update();
  }

  /** Writes the nearest end of the running clocks to the case, by which the queue is ordered. */
  void settle(String incidentId) {
    database
        .sql(
            """
            update incident set due_at = (select min(due_at) from case_clock
              where incident_id = :incident and stopped_at is null)
            where id = :incident
            """)
        .param("incident", incidentId)
        .update();
  }

  /** The case's clocks that run, the nearest end first. */
  public List<RunningClock> running(String incidentId) {
    return database
        .sql(
            """
            select * from case_clock where incident_id = :incident and stopped_at is null
            order by due_at, kind
            """)
        .param("incident", incidentId)
        .query(
            (row, number) ->
                new RunningClock(
                    ClockKind.valueOf(row.getString("kind")),
                    Columns.instant(row, "started_at"),
                    Columns.instant(row, "due_at")))
        .list();
  }

  /** A clock that ran out without anybody having been told. */
  record Missed(String incidentId, RunningClock clock) {}

  /** Takes the clocks that ran out since, each once, whichever instance asks. */
  List<Missed> takeMissed(Instant now, int limit) {
    return database
        .sql(
            """
            update case_clock set missed_at = :now
            where (incident_id, kind, started_at) in (
              select incident_id, kind, started_at from case_clock
              where stopped_at is null and missed_at is null and due_at <= :now
              order by due_at limit :limit for update skip locked)
            returning *
            """)
        .param("now", Columns.timestamp(now))
        .param("limit", limit)
        .query(
            (row, number) ->
                new Missed(
                    row.getString("incident_id"),
                    new RunningClock(
                        ClockKind.valueOf(row.getString("kind")),
                        Columns.instant(row, "started_at"),
                        Columns.instant(row, "due_at"))))
        .list();
  }

  /** How many running clocks end before that time. */
  long endingBefore(Instant time) {
    return database
        .sql("select count(*) from case_clock where stopped_at is null and due_at <= :time")
        .param("time", Columns.timestamp(time))
        .query(Long.class)
        .single();
  }
}
