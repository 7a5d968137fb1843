package dev.xunjie.violation.activity;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.record.RecordEntry;
import dev.xunjie.evidence.record.RecordHead;
import dev.xunjie.violation.postgres.Columns;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The record of who did what and when. Append-only: the database itself refuses to change or delete
 * a row; and a chain of hashes, so that what was done to it behind the database's back shows
 * (docs/record.md). Written inside the caller's transaction, so that a change and its record stand
 * or fall together; where there is none, in one of its own.
 *
 * <p>Everybody appends to the same head, one after the other. The rows of a transaction are
 * therefore appended last, right before it commits, whenever it was that they were asked for: the
 * head is held for as short as can be, and nobody who holds it waits for anything else.
 */
@Component
public final class ActivityLog {
  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Clock clock;

  public ActivityLog(JdbcClient database, TransactionOperations transactions, Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A row that is still without its place in the record. */
  record Note(Instant at, Actor actor, Activity.Kind kind, String subject, String detail) {
    RecordEntry numbered(long sequence) {
      return new RecordEntry(
          sequence, at, actor.username(), actor.address(), kind.name(), subject, detail);
    }
  }

  /** Records that the actor did something to the subject. */
  public void record(Actor actor, Activity.Kind kind, String subject, Map<String, Object> detail) {
    Note note =
        new Note(
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            actor,
            kind,
            subject,
            Columns.json(new TreeMap<>(detail)));
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      PendingNotes.of(this).add(note);
    } else {
      transactions.executeWithoutResult(status -> append(List.of(note)));
    }
  }

  /** Appends the rows; call only within a transaction, and right before it ends. */
  void append(List<Note> notes) {
    RecordHead head = lockedHead();
    for (Note note : notes) {
      RecordEntry entry = note.numbered(head.sequence() + 1);
      RecordHead next = head.after(entry);
      insert(entry, head.sha256(), next.sha256());
      head = next;
    }
  }

  private RecordHead lockedHead() {
    return database
        .sql("select sequence, sha256 from activity_head for update")
        .query(
            (row, number) ->
                new RecordHead(row.getLong("sequence"), new Sha256(row.getString("sha256"))))
        .single();
  }

  /** The database moves the head itself, and refuses a row that doesn't follow it. */
  private void insert(RecordEntry entry, Sha256 previous, Sha256 sha256) {
    database
        .sql(
            """
            insert into activity
              (sequence, at, actor, address, kind, subject, detail, previous_sha256, sha256)
            values
              (:sequence, :at, :actor, :address, :kind, :subject, :detail, :previous, :sha256)
            """)
        .param("sequence", entry.sequence())
        .param("at", Columns.timestamp(entry.at()))
        .param("actor", entry.actor())
        .param("address", entry.address())
        .param("kind", entry.kind())
        .param("subject", entry.subject())
        .param("detail", entry.detail())
        .param("previous", previous.hex())
        .param("sha256", sha256.hex())
        .update();
  }
}
