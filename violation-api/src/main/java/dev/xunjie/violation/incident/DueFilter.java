package dev.xunjie.violation.incident;

import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.workflow.RunningClock;
import java.time.Instant;
import java.util.Map;

/**
 * Cases whose nearest clock has run out or soon will, whatever their state.
 *
 * @param due which of the two
 * @param now seen from this time
 */
public record DueFilter(Due due, Instant now) {
  /** How near the end of a case's nearest clock is, where somebody has to see to it. */
  public enum Due {
    /** The end has passed. */
    OVERDUE("incident.due_at <= :now"),
    /** It ends within {@link RunningClock#NEARLY}. */
    SOON("incident.due_at > :now and incident.due_at < :nearly");

    private final String sql;

    Due(String sql) {
      this.sql = sql;
    }
  }

  /** The condition in SQL. */
  public String sql() {
    return due.sql;
  }

  /** What the condition compares with. */
  public Map<String, Object> parameters() {
    return Map.of(
        "now", Columns.timestamp(now), "nearly", Columns.timestamp(now.plus(RunningClock.NEARLY)));
  }
}
