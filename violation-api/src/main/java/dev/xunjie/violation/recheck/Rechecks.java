package dev.xunjie.violation.recheck;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.violation.casework.CorrectionOrder;
import dev.xunjie.violation.postgres.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders to look again, in PostgreSQL. */
@Component
public final class Rechecks {
  private final JdbcClient database;

  Rechecks(JdbcClient database) {
    this.database = database;
  }

  /** What the order to look again after this order to correct is called. */
  static String orderId(String incidentId, CorrectionOrder order) {
    return incidentId + "-" + order.ordinal();
  }

  void add(RecheckOrder order) {
    database
        .sql(
            """
            insert into recheck_order (order_id, incident_id, recheck, due_at)
            values (:order, :incident, cast(:recheck as jsonb), :dueAt)
            """)
        .param("order", order.orderId())
        .param("incident", order.incidentId())
        .param("recheck", Columns.json(order))
        .param("dueAt", Columns.timestamp(order.dueAt()))
        .update();
  }

  /** Orders that no job was told of yet. */
  List<RecheckOrder> unsent(int limit) {
    return database
        .sql("select recheck from recheck_order where sent_at is null order by due_at limit :limit")
        .param("limit", limit)
        .query((row, number) -> Columns.json(row, "recheck", RecheckOrder.class))
        .list();
  }

  void sent(String orderId, Instant at) {
    database
        .sql("update recheck_order set sent_at = :at where order_id = :order and sent_at is null")
        .param("at", Columns.timestamp(at))
        .param("order", orderId)
        .update();
  }

  /** Writes the answer down; false if the order is unknown or was answered before. */
  boolean answered(RecheckAnswer answer) {
    return database
            .sql(
                """
                update recheck_order set finding = :finding, why = :why, answered_at = :at
                where order_id = :order and incident_id = :incident and finding is null
                """)
            .param("finding", answer.finding().name())
            .param("why", answer.why())
            .param("at", Columns.timestamp(answer.answeredAt()))
            .param("order", answer.order().orderId())
            .param("incident", answer.order().incidentId())
            .update()
        == 1;
  }

  /** How the second looks at the case stand, the newest order first. */
  public List<RecheckView> of(String incidentId) {
    return database
        .sql("select * from recheck_order where incident_id = :incident order by due_at desc")
        .param("incident", incidentId)
        .query(
            (row, number) ->
                new RecheckView(
                    row.getString("order_id"),
                    Columns.instant(row, "due_at"),
                    Columns.instantIfAny(row, "sent_at").isPresent(),
                    Columns.textIfAny(row, "finding").map(RecheckAnswer.Finding::valueOf),
                    Columns.textIfAny(row, "why"),
                    Columns.instantIfAny(row, "answered_at")))
        .list();
  }

  /** Second looks that this camera's cases wait for, the next first. */
  List<AwaitedRecheck> awaitedFrom(String cameraId, int limit) {
    return database
        .sql(
            """
            select recheck, recheck_order.due_at, sent_at, finding
            from incident join recheck_order on incident_id = incident.id
            where camera_id = :camera and state = 'ORDERED'
              and (finding is null or finding = 'UNKNOWN')
            order by recheck_order.due_at, order_id limit :limit
            """)
        .param("camera", cameraId)
        .param("limit", limit)
        .query(
            (row, number) -> {
              RecheckOrder order = Columns.json(row, "recheck", RecheckOrder.class);
              return new AwaitedRecheck(
                  order.incidentId(),
                  order.offence(),
                  order.zoneId(),
                  Columns.instant(row, "due_at"),
                  Columns.instantIfAny(row, "sent_at").isPresent(),
                  Columns.textIfAny(row, "finding").isPresent());
            })
        .list();
  }

  /**
   * A second look that a case waits for.
   *
   * @param incidentId which case
   * @param offence what is to be corrected
   * @param zoneId where in the camera's picture
   * @param dueAt from when on it is looked again
   * @param isSent whether the job was told
   * @param isUndecided whether it was looked, but no picture could tell: then the squad goes there
   */
  record AwaitedRecheck(
      String incidentId,
      Offence offence,
      String zoneId,
      Instant dueAt,
      boolean isSent,
      boolean isUndecided) {}

  /**
   * How a second look stands.
   *
   * @param orderId of the order
   * @param dueAt from when on it is looked again
   * @param isSent whether the job was told
   * @param finding what it found, once it did
   * @param why in a sentence
   * @param answeredAt capture time of the picture that settled it
   */
  public record RecheckView(
      String orderId,
      Instant dueAt,
      boolean isSent,
      Optional<RecheckAnswer.Finding> finding,
      Optional<String> why,
      Optional<Instant> answeredAt) {}
}
