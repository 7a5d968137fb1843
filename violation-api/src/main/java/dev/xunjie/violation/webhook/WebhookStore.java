package dev.xunjie.violation.webhook;

import dev.xunjie.violation.postgres.Columns;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Registered receivers in PostgreSQL. */
@Component
final class WebhookStore {
  private final JdbcClient database;

  WebhookStore(JdbcClient database) {
    this.database = database;
  }

  void add(Webhook webhook, String secret) {
    database
        .sql(
            """
            insert into webhook (id, url, kinds, plates, secret, active, created_by, created_at)
            values (:id, :url, :kinds, :plates, :secret, :active, :createdBy, :createdAt)
            """)
        .param("id", webhook.id())
        .param("url", webhook.url().toString())
        .param("kinds", webhook.kinds().stream().map(Enum::name).toArray(String[]::new))
        .param("plates", webhook.plates())
        .param("secret", secret)
        .param("active", webhook.active())
        .param("createdBy", webhook.createdBy())
        .param("createdAt", Columns.timestamp(webhook.createdAt()))
        .update();
  }

  List<Webhook> all() {
    return database
        .sql("select * from webhook order by created_at, id")
        .query((row, number) -> fromRow(row))
        .list();
  }

  Optional<Webhook> find(String id) {
    return database
        .sql("select * from webhook where id = :id")
        .param("id", id)
        .query((row, number) -> fromRow(row))
        .optional();
  }

  /** Pauses or resumes it; false if it is so already, or gone. */
  boolean activate(String id, boolean active) {
    return database
            .sql("update webhook set active = :active where id = :id and active <> :active")
            .param("id", id)
            .param("active", active)
            .update()
        == 1;
  }

  /** Removes it with all that it was to be told; false if it is gone. */
  boolean remove(String id) {
    return database.sql("delete from webhook where id = :id").param("id", id).update() == 1;
  }

  private static Webhook fromRow(ResultSet row) throws SQLException {
    return new Webhook(
        row.getString("id"),
        URI.create(row.getString("url")),
        Arrays.stream((String[]) row.getArray("kinds").getArray())
            .map(EventKind::valueOf)
            .collect(Collectors.toSet()),
        row.getBoolean("plates"),
        row.getBoolean("active"),
        row.getString("created_by"),
        Columns.instant(row, "created_at"));
  }
}
