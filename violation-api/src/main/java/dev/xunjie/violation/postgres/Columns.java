package dev.xunjie.violation.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** How our values stand in PostgreSQL's columns: instants as timestamptz, records as jsonb. */
public final class Columns {
  private Columns() {}

  /** The instant as a parameter for a timestamptz column. */
  public static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** The instant in a timestamptz column that isn't null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The instant in a timestamptz column that may be null. */
  public static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** The text in a column that may be null. */
  public static Optional<String> textIfAny(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** The record as a parameter for {@code cast(… as jsonb)}. */
  public static String json(Object value) {
    return ContractJson.toLine(value);
  }

  /** The JSON object that the text is; of a text that is none, the text itself. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> details(String text) {
    try {
      return ContractJson.fromBytes(text.getBytes(UTF_8), Map.class);
    } catch (MalformedMessageException altered) {
      return Map.of("text", text);
    }
  }

  /** The record in a jsonb column. */
  public static <T> T json(ResultSet row, String column, Class<T> type) throws SQLException {
    return ContractJson.fromBytes(row.getString(column).getBytes(UTF_8), type);
  }
}
