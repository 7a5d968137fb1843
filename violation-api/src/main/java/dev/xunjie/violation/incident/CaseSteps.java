package dev.xunjie.violation.incident;

import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.CaseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done to cases, in PostgreSQL; the database refuses to change or delete a step. */
@Component
public final class CaseSteps {
  private static final String SELECT =
      "select case_step.*, display_name from case_step left join account on username = actor ";

  private final JdbcClient database;

  CaseSteps(JdbcClient database) {
    this.database = database;
  }

  /** All steps of the case, in order. */
  public List<CaseStep> of(String incidentId) {
    return database
        .sql(SELECT + "where incident_id = :incident order by ordinal")
        .param("incident", incidentId)
        .query((row, number) -> fromRow(row))
        .list();
  }

  /**
   * What a batch did to a case.
   *
   * @param incidentId the case
   * @param by user name of who did it
   * @param isLast whether nothing was done to the case since
   */
  public record InBatch(String incidentId, String by, boolean isLast) {}

  /** The cases to which something was done in this batch. */
  public List<InBatch> inBatch(String batch) {
    return database
        .sql(
            """
            select incident_id, actor, not exists (
              select from case_step later
              where later.incident_id = done.incident_id and later.ordinal > done.ordinal) as is_last
            from case_step done where batch = :batch
            order by incident_id
            """)
        .param("batch", batch)
        .query(
            (row, number) ->
                new InBatch(
                    row.getString("incident_id"),
                    row.getString("actor"),
                    row.getBoolean("is_last")))
        .list();
  }

  /** Appends a step; the caller holds the incident's row. */
  public void append(String incidentId, CaseStep step, Optional<String> batch) {
    database
        .sql(
            """
            insert into case_step (incident_id, ordinal, action, from_state, to_state, reason,
              note, detail, certificate, batch, actor, at)
            values (:incident, :ordinal, :action, :from, :to, :reason, :note,
              cast(:detail as jsonb), :certificate, :batch, :actor, :at)
            """)
        .param("incident", incidentId)
        .param("ordinal", step.ordinal())
        .param("action", step.action().name())
        .param("from", step.from().name())
        .param("to", step.to().name())
        .param("reason", step.reason().orElse(null))
        .param("note", step.note())
        .param("detail", Columns.json(step.detail()))
        .param("certificate", step.certificate().orElse(null))
        .param("batch", batch.orElse(null))
        .param("actor", step.by())
        .param("at", Columns.timestamp(step.at()))
        .update();
  }

  /** The step in a row that has the columns of {@code case_step} and {@code display_name}. */
  @SuppressWarnings("unchecked")
  static CaseStep fromRow(ResultSet row) throws SQLException {
    String actor = row.getString("actor");
    return new CaseStep(
        row.getInt("ordinal"),
        CaseAction.valueOf(row.getString("action")),
        CaseState.valueOf(row.getString("from_state")),
        CaseState.valueOf(row.getString("to_state")),
        Columns.textIfAny(row, "reason"),
        row.getString("note"),
        Columns.json(row, "detail", java.util.Map.class),
        Columns.textIfAny(row, "certificate"),
        actor,
        Columns.textIfAny(row, "display_name").orElse(actor),
        Columns.instant(row, "at"));
  }
}
