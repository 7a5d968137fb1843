package dev.xunjie.violation.task;

import dev.xunjie.violation.postgres.Columns;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases are whose tasks, in PostgreSQL. */
@Component
final class TaskIndex {
  private static final String BY_DEADLINE =
      """
      select id, coalesce(due_at, violation_at) as at from incident
      where squad = :squad and state in (:states)
        and (cast(:at as timestamptz) is null
          or (coalesce(due_at, violation_at), id) > (cast(:at as timestamptz), :id))
      order by 2, id limit :limit
      """;
  private static final String NEWEST_FIRST =
      """
      select id, violation_at as at from incident
      where squad = :squad and state in (:states)
        and (cast(:at as timestamptz) is null
          or (violation_at, id) < (cast(:at as timestamptz), :id))
      order by violation_at desc, id desc limit :limit
      """;

  private final JdbcClient database;

  TaskIndex(JdbcClient database) {
    this.database = database;
  }

  /**
   * The squad's tasks of that list after the place: what is due first; of what is done the newest.
   */
  List<TaskPosition> list(String squad, TaskList list, Optional<TaskPosition> after, int limit) {
    return database
        .sql(list == TaskList.DONE ? NEWEST_FIRST : BY_DEADLINE)
        .param("squad", squad)
        .param("states", list.stateNames())
        .param(
            "at",
            after.map(place -> Columns.timestamp(place.at())).orElse(null),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", after.map(TaskPosition::id).orElse(""))
        .param("limit", limit)
        .query((row, number) -> new TaskPosition(Columns.instant(row, "at"), row.getString("id")))
        .list();
  }

  /** How many tasks of that list each squad has; nothing of squads that have none. */
  Map<String, Integer> counts(TaskList list) {
    return database
        .sql(
            """
            select squad, count(*)::integer as tasks from incident
            where squad is not null and state in (:states) group by squad
            """)
        .param("states", list.stateNames())
        .query((row, number) -> Map.entry(row.getString("squad"), row.getInt("tasks")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How many tasks of that list the squad has. */
  int count(String squad, TaskList list) {
    return database
        .sql("select count(*) from incident where squad = :squad and state in (:states)")
        .param("squad", squad)
        .param("states", list.stateNames())
        .query(Integer.class)
        .single();
  }
}
