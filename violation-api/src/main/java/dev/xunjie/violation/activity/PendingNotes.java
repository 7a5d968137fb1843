package dev.xunjie.violation.activity;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a transaction wants recorded; appended right before it commits, forgotten if it doesn't. */
final class PendingNotes implements TransactionSynchronization {
  private final ActivityLog log;
  private final List<ActivityLog.Note> notes = new ArrayList<>();
  private boolean appended;

  private PendingNotes(ActivityLog log) {
    this.log = log;
  }

  /** Those of the present transaction. */
  static PendingNotes of(ActivityLog log) {
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(other -> other instanceof PendingNotes pending && pending.log == log)
        .map(PendingNotes.class::cast)
        .findFirst()
        .orElseGet(
            () -> {
              PendingNotes added = new PendingNotes(log);
              TransactionSynchronizationManager.registerSynchronization(added);
              return added;
            });
  }

  void add(ActivityLog.Note note) {
    if (appended) {
      // The transaction is at its end already.
      log.append(List.of(note));
    } else {
      notes.add(note);
    }
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    appended = true;
    log.append(notes);
  }
}
