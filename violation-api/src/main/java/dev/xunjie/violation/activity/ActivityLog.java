package dev.xunjie.violation.activity;

import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The record of who did what and when. Append-only: the database itself refuses to change or delete
 * a row. Written inside the caller's transaction, so that a change and its record stand or fall
 * together.
 */
@Component
public final class ActivityLog {
  private final JdbcClient database;
  private final Clock clock;

  ActivityLog(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Records that the actor did something to the subject. */
  public void record(Actor actor, Activity.Kind kind, String subject, Map<String, Object> detail) {
    database
        .sql(
            """
            insert into activity (at, actor, address, kind, subject, detail)
            values (:at, :actor, :address, :kind, :subject, cast(:detail as jsonb))
            """)
        .param("at", Columns.timestamp(clock.instant()))
        .param("actor", actor.username())
        .param("address", actor.address())
        .param("kind", kind.name())
        .param("subject", subject)
        .param("detail", Columns.json(detail))
        .update();
  }

  /**
   * The newest activities, newest first.
   *
   * @param subject only what was done to this subject, if given
   * @param before only activities with a smaller id
   */
  List<Activity> newest(Optional<String> subject, long before, int limit) {
    return database
        .sql(
            """
            select * from activity
            where id < :before and (cast(:subject as text) is null or subject = :subject)
            order by id desc limit :limit
            """)
        .param("before", before)
        .param("subject", subject.orElse(null))
        .param("limit", limit)
        .query(ActivityLog::fromRow)
        .list();
  }

  @SuppressWarnings("unchecked")
  private static Activity fromRow(ResultSet row, int number) throws SQLException {
    return new Activity(
        row.getLong("id"),
        Columns.instant(row, "at"),
        row.getString("actor"),
        row.getString("address"),
        Activity.Kind.valueOf(row.getString("kind")),
        row.getString("subject"),
        Columns.json(row, "detail", Map.class));
  }
}
