package dev.xunjie.evidence.record;

import dev.xunjie.evidence.digest.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The record where it lies: the tables {@code activity} and {@code activity_head}. */
public final class RecordTable {
  /** Rows fetched at once: a few hundred kB, whatever the record's length. */
  private static final int FETCHED_ROWS = 1000;

  private final Connection connection;

  /** The record in that database; the connection stays the caller's. */
  public RecordTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * Checks all of the record, as it is at one moment, while others may go on writing.
   *
   * @param anchors the genuine ones, in the order of the rows that they name
   * @throws SQLException if the database is away or holds no record
   */
  public RecordReport check(List<Anchor> anchors) throws SQLException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      RecordCheck check = new RecordCheck(RecordHead.BEFORE_ALL, anchors);
      Optional<RecordHead> head = head();
      read(RecordHead.BEFORE_ALL.sequence(), check::add);
      return check.atTheEnd(head);
    } finally {
      connection.rollback();
    }
  }

  /** The head, if there is one and it names a hash. */
  private Optional<RecordHead> head() throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("select sequence, sha256 from activity_head");
        ResultSet row = query.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(new RecordHead(row.getLong(1), new Sha256(row.getString(2))));
    } catch (IllegalArgumentException noHead) {
      return Optional.empty();
    }
  }

  private void read(long after, Predicate<RecordRow> reader) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select sequence, at, actor, address, kind, subject, detail, previous_sha256, sha256
            from activity where sequence > ? order by sequence
            """)) {
      query.setLong(1, after);
      query.setFetchSize(FETCHED_ROWS);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next() && reader.test(row(rows))) {}
      }
    }
  }

  /** The row on which the result stands; it has the columns of the table by name. */
  public static RecordRow row(ResultSet row) throws SQLException {
    return new RecordRow(
        new RecordEntry(
            row.getLong("sequence"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("actor"),
            row.getString("address"),
            row.getString("kind"),
            row.getString("subject"),
            row.getString("detail")),
        row.getString("previous_sha256"),
        row.getString("sha256"));
  }
}
