package dev.xunjie.violation.evidence;

import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is to be assembled, in the database: a crash at any moment only means doing it again. */
@Component
public final class EvidencePlans {
  private final JdbcClient database;
  private final Clock clock;

  EvidencePlans(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** More is known of the incident: its evidence is to be assembled, or assembled anew. */
  public void want(String incidentId) {
    database
        .sql(
            """
            insert into evidence_plan as known (incident_id, changes, due_since, next_attempt_at)
            values (:incident, 1, :now, :now)
            on conflict (incident_id) do update set
              due_since = case when known.changes > known.sealed_changes
                then known.due_since else excluded.due_since end,
              changes = known.changes + 1,
              attempts = 0,
              next_attempt_at = excluded.next_attempt_at
            """)
        .param("incident", incidentId)
        .param("now", Columns.timestamp(clock.instant()))
        .update();
  }

  /** Nothing is to be assembled of the incident any more. */
  public void drop(String incidentId) {
    database
        .sql("update evidence_plan set sealed_changes = changes where incident_id = :incident")
        .param("incident", incidentId)
        .update();
  }

  /**
   * Takes plans that are due for this worker alone; who crashes with them loses them after the
   * claim's time, and they are due again.
   */
  List<DuePlan> claim(int most, Duration claimTime) {
    return database
        .sql(
            """
            update evidence_plan set attempts = attempts + 1, next_attempt_at = :claimedUntil
            where incident_id in (
              select incident_id from evidence_plan
              where changes > sealed_changes and next_attempt_at <= :now
              order by next_attempt_at limit :most for update skip locked)
            returning *
            """)
        .param("claimedUntil", Columns.timestamp(clock.instant().plus(claimTime)))
        .param("now", Columns.timestamp(clock.instant()))
        .param("most", most)
        .query((row, number) -> plan(row))
        .list();
  }

  /**
   * Tries again later.
   *
   * @param waitingFor what it lacks: "stills", or "clip", "store" or "trouble" with a colon and the
   *     details, for people
   */
  void postpone(DuePlan plan, Duration pause, String waitingFor) {
    database
        .sql(
            """
            update evidence_plan set next_attempt_at = :next, waiting_for = :waitingFor
            where incident_id = :incident and changes = :changes
            """)
        .param("next", Columns.timestamp(clock.instant().plus(pause)))
        .param("waitingFor", waitingFor)
        .param("incident", plan.incidentId())
        .param("changes", plan.changes())
        .update();
  }

  /** What was known then is sealed; what became known since is still due. */
  void sealed(DuePlan plan) {
    database
        .sql(
            """
            update evidence_plan set
              sealed_changes = greatest(sealed_changes, :changes), waiting_for = '',
              next_attempt_at = :now
            where incident_id = :incident
            """)
        .param("incident", plan.incidentId())
        .param("changes", plan.changes())
        .param("now", Columns.timestamp(clock.instant()))
        .update();
  }

  /** How many incidents wait for their evidence. */
  long due() {
    return database
        .sql("select count(*) from evidence_plan where changes > sealed_changes")
        .query(Long.class)
        .single();
  }

  private static DuePlan plan(ResultSet row) throws SQLException {
    return new DuePlan(
        row.getString("incident_id"),
        row.getInt("changes"),
        Columns.instant(row, "due_since"),
        row.getInt("attempts"),
        row.getString("waiting_for"));
  }
}
