package dev.xunjie.violation.webhook;

import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.postgres.QueryGauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how messages fare, and clears away what nobody asks for any more. */
@Component
final class DeliveryLog {
  private static final Duration ARRIVED_ARE_KEPT = Duration.ofDays(7);
  private static final Duration FAILED_ARE_KEPT = Duration.ofDays(90);

  private final JdbcClient database;
  private final Clock clock;

  DeliveryLog(JdbcClient database, Clock clock, MeterRegistry metrics) {
    this.database = database;
    this.clock = clock;
    QueryGauge.register(
        metrics,
        "xunjie.webhooks.oldest.pending.seconds",
        "Age of the oldest message that its receiver, unless paused, hasn't taken yet",
        this::oldestPendingSeconds);
    QueryGauge.register(
        metrics,
        "xunjie.webhooks.failed",
        "Messages given up after three days, as long as they are kept",
        () -> count("state = 'FAILED'"));
  }

  /**
   * How a receiver's messages fare.
   *
   * @param pending how many wait
   * @param failed how many were given up, of the last 90 days
   * @param oldestPendingAt when the first of those that wait was written
   * @param nextAt when the next of those that wait is tried, unless the receiver is paused; in the
   *     past: as soon as the one before it has arrived
   * @param lastArrivedAt when the last one arrived, of the last 7 days
   * @param lastFailedAt when one of those that wait or were given up was last tried in vain
   * @param lastFailure what the receiver or the network said then
   */
  record Standing(
      long pending,
      long failed,
      Optional<Instant> oldestPendingAt,
      Optional<Instant> nextAt,
      Optional<Instant> lastArrivedAt,
      Optional<Instant> lastFailedAt,
      Optional<String> lastFailure) {
    static final Standing NOTHING_YET =
        new Standing(
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /** By the receivers' ids; of those alone that were ever to be told anything. */
  Map<String, Standing> standings() {
    return database
        .sql(
            """
            select webhook_id, count(*) filter (where state = 'PENDING') pending,
              count(*) filter (where state = 'FAILED') failed,
              min(webhook_delivery.created_at) filter (where state = 'PENDING') oldest,
              min(due_at) filter (where state = 'PENDING' and active) next,
              max(done_at) filter (where state = 'DELIVERED') last_arrived,
              max(tried_at) filter (where state <> 'DELIVERED') last_failed,
              (array_agg(last_outcome order by tried_at desc, webhook_delivery.id desc)
                filter (where state <> 'DELIVERED' and tried_at is not null))[1] last_failure
            from webhook_delivery join webhook on webhook.id = webhook_id group by webhook_id
            """)
        .query(
            (row, number) ->
                Map.entry(
                    row.getString("webhook_id"),
                    new Standing(
                        row.getLong("pending"),
                        row.getLong("failed"),
                        Columns.instantIfAny(row, "oldest"),
                        Columns.instantIfAny(row, "next"),
                        Columns.instantIfAny(row, "last_arrived"),
                        Columns.instantIfAny(row, "last_failed"),
                        Columns.textIfAny(row, "last_failure"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The receiver's messages, newest first. */
  List<DeliveryView> newest(String webhookId, int limit) {
    return database
        .sql(
            "select * from webhook_delivery where webhook_id = :webhook order by id desc limit :limit")
        .param("webhook", webhookId)
        .param("limit", limit)
        .query((row, number) -> view(row))
        .list();
  }

  /** Gives up what waited for a paused receiver for too long. */
  int giveUp() {
    return database
        .sql(
            """
            update webhook_delivery set state = 'FAILED', done_at = :now,
              last_outcome = 'the receiver was paused for longer than three days'
            where state = 'PENDING' and created_at < :before
              and webhook_id in (select id from webhook where not active)
            """)
        .param("now", Columns.timestamp(clock.instant()))
        .param("before", Columns.timestamp(clock.instant().minus(RetryPauses.PATIENCE)))
        .update();
  }

  /** Removes what arrived or was given up long ago. */
  void clear() {
    database
        .sql(
            """
            delete from webhook_delivery
            where state = 'DELIVERED' and done_at < :arrivedBefore
              or state = 'FAILED' and done_at < :failedBefore
            """)
        .param("arrivedBefore", Columns.timestamp(clock.instant().minus(ARRIVED_ARE_KEPT)))
        .param("failedBefore", Columns.timestamp(clock.instant().minus(FAILED_ARE_KEPT)))
        .update();
  }

  private long oldestPendingSeconds() {
    return database
        .sql(
            """
            select coalesce(extract(epoch from :now - min(webhook_delivery.created_at)), 0)
            from webhook_delivery join webhook on webhook.id = webhook_id and active
            where state = 'PENDING'
            """)
        .param("now", Columns.timestamp(clock.instant()))
        .query(Long.class)
        .single();
  }

  private long count(String condition) {
    return database
        .sql("select count(*) from webhook_delivery where " + condition)
        .query(Long.class)
        .single();
  }

  private static DeliveryView view(ResultSet row) throws SQLException {
    DeliveryView.State state = DeliveryView.State.valueOf(row.getString("state"));
    return new DeliveryView(
        row.getString("event_id"),
        EventKind.valueOf(row.getString("kind")),
        row.getString("incident_id"),
        state,
        row.getInt("attempts"),
        Columns.instant(row, "created_at"),
        Columns.instantIfAny(row, "due_at").filter(any -> state == DeliveryView.State.PENDING),
        row.getString("last_outcome"),
        Columns.instantIfAny(row, "done_at"));
  }
}
