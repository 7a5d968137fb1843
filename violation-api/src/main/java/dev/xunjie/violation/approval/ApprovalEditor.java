package dev.xunjie.violation.approval;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import dev.xunjie.violation.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Adds revisions to the device register, each with its record. */
@Component
final class ApprovalEditor {
  private final ApprovalStore store;
  private final ActivityLog activities;
  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Clock clock;

  ApprovalEditor(
      ApprovalStore store,
      ActivityLog activities,
      JdbcClient database,
      TransactionOperations transactions,
      Clock clock) {
    this.store = store;
    this.activities = activities;
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Adds the next revision.
   *
   * @param expected the revision it shall become, if the caller insists
   */
  Approval save(String cameraId, ApprovalEntry entry, Optional<Integer> expected, Actor actor) {
    return transactions.execute(
        status -> {
          oneAtATime(cameraId);
          int next = 1 + newestRevision(cameraId);
          requireExpected(cameraId, expected, next);
          Approval approval =
              new Approval(
                  cameraId,
                  next,
                  entry,
                  actor.username(),
                  clock.instant().truncatedTo(ChronoUnit.MICROS));
          store.add(approval);
          activities.record(
              actor,
              Activity.Kind.APPROVAL_SAVED,
              cameraId,
              Map.of("revision", next, "entry", entry));
          return approval;
        });
  }

  private void oneAtATime(String cameraId) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended('approval ' || :camera, 0))")
        .param("camera", cameraId)
        .query((row, number) -> row.getObject(1))
        .list();
  }

  private int newestRevision(String cameraId) {
    List<Approval> revisions = store.of(cameraId);
    return revisions.isEmpty() ? 0 : revisions.get(0).revision();
  }

  private static void requireExpected(String cameraId, Optional<Integer> expected, int next) {
    if (expected.isPresent() && expected.get() != next) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "approval-outdated",
              "The approval of camera %s is at revision %d by now. Look at it and change it anew."
                  .formatted(cameraId, next - 1))
          .with("currentRevision", next - 1);
    }
  }
}
