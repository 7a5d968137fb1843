package dev.xunjie.violation.webhook;

import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.visibility.PlateMask;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Messages to receivers in PostgreSQL, written with what they tell of and kept until they arrive.
 */
@Component
final class Outbox {
  /** Much longer than an attempt may take, so that nobody else sends what is being sent. */
  static final Duration LEASE = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final Clock clock;

  Outbox(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether anybody is told of this kind. */
  boolean isWanted(EventKind kind) {
    return database
        .sql("select exists (select from webhook where :kind = any(kinds))")
        .param("kind", kind.name())
        .query(Boolean.class)
        .single();
  }

  /** Writes the message for all who are told of its kind; one that was written before, no more. */
  void add(Event event) {
    add(event, "where :kind = any(kinds)", "");
  }

  /** Writes the message for this receiver. */
  void add(Event event, String webhookId) {
    add(event, "where cast(:kind as text) is not null and id = :webhook", webhookId);
  }

  private void add(Event event, String receivers, String webhookId) {
    database
        .sql(
            """
            insert into webhook_delivery
              (webhook_id, event_id, incident_id, kind, body, created_at, due_at)
            select id, :event, :incident, :kind, case when plates then :full else :masked end,
              :now, :now
            from webhook %s order by id
            on conflict (webhook_id, event_id) do nothing
            """
                .formatted(receivers))
        .param("event", event.id())
        .param("incident", event.incidentId())
        .param("kind", event.kind().name())
        .param("full", Columns.json(event.body()))
        .param("masked", PlateMask.mask(Columns.json(event.withoutPlate().body())))
        .param("now", Columns.timestamp(clock.instant()))
        .param("webhook", webhookId)
        .update();
  }

  /**
   * Takes messages that are due for this instance alone: of each incident the first that hasn't
   * arrived, so that none overtakes another.
   *
   * @param busy receivers that get no more for now
   * @param mostEach how many for each receiver
   */
  List<Delivery> claim(Set<String> busy, int mostEach) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            update webhook_delivery claimed
            set leased_until = :leaseEnd, attempts = attempts + 1
            from webhook receiver
            where receiver.id = claimed.webhook_id and claimed.id in (
              select due.id from webhook
              cross join lateral (
                select waiting.id from webhook_delivery waiting
                where waiting.webhook_id = webhook.id and waiting.state = 'PENDING'
                  and waiting.due_at <= :now
                  and (waiting.leased_until is null or waiting.leased_until <= :now)
                  and not exists (
                    select from webhook_delivery earlier
                    where earlier.webhook_id = waiting.webhook_id and earlier.state = 'PENDING'
                      and earlier.incident_id = waiting.incident_id and earlier.id < waiting.id)
                order by waiting.due_at, waiting.id limit :mostEach
                for update skip locked) due
              where webhook.active and webhook.id not in (:busy))
            returning claimed.*, receiver.url, receiver.secret
            """)
        .param("now", Columns.timestamp(now))
        .param("leaseEnd", Columns.timestamp(now.plus(LEASE)))
        .param("mostEach", mostEach)
        .param("busy", busy.isEmpty() ? Set.of("") : busy)
        .query((row, number) -> delivery(row))
        .list();
  }

  /** The message arrived; what failed before is tried again at once, for the receiver is back. */
  void arrived(Delivery delivery, String outcome) {
    done(delivery.id(), DeliveryView.State.DELIVERED, outcome);
    if (delivery.attempts() > 1) {
      hasten(delivery.webhookId());
    }
  }

  /** Lets what waits to be tried again be tried at once; returns how many messages that are. */
  int hasten(String webhookId) {
    return database
        .sql(
            """
            update webhook_delivery set due_at = :now
            where webhook_id = :webhook and state = 'PENDING' and due_at > :now
            """)
        .param("now", Columns.timestamp(clock.instant()))
        .param("webhook", webhookId)
        .update();
  }

  /** The message didn't arrive. */
  void failed(Delivery delivery, String outcome) {
    Optional<Instant> next =
        RetryPauses.next(delivery.createdAt(), delivery.attempts(), clock.instant());
    if (next.isEmpty()) {
      done(delivery.id(), DeliveryView.State.FAILED, outcome);
      return;
    }
    database
        .sql(
            """
            update webhook_delivery
            set due_at = :next, leased_until = null, last_outcome = :outcome, tried_at = :now
            where id = :id and state = 'PENDING'
            """)
        .param("next", Columns.timestamp(next.get()))
        .param("now", Columns.timestamp(clock.instant()))
        .param("outcome", outcome)
        .param("id", delivery.id())
        .update();
  }

  /** Lets others send what this instance won't. */
  void giveBack(Collection<Long> ids) {
    if (!ids.isEmpty()) {
      database
          .sql("update webhook_delivery set leased_until = null where id in (:ids)")
          .param("ids", ids)
          .update();
    }
  }

  private void done(long id, DeliveryView.State state, String outcome) {
    database
        .sql(
            """
            update webhook_delivery
            set state = :state, leased_until = null, last_outcome = :outcome, tried_at = :now,
              done_at = :now
            where id = :id and state = 'PENDING'
            """)
        .param("state", state.name())
        .param("outcome", outcome)
        .param("now", Columns.timestamp(clock.instant()))
        .param("id", id)
        .update();
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        row.getString("webhook_id"),
        URI.create(row.getString("url")),
        row.getString("secret"),
        row.getString("event_id"),
        EventKind.valueOf(row.getString("kind")),
        row.getString("body"),
        Columns.instant(row, "created_at"),
        row.getInt("attempts"));
  }
}
