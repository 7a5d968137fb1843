package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.incident.Decision;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentState;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.incident.RejectReason;
import dev.xunjie.violation.incident.Verdict;
import dev.xunjie.violation.lease.Lease;
import dev.xunjie.violation.lease.Leases;
import dev.xunjie.violation.postgres.Columns;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Decides incidents. Who holds the lease may; of two who try at once, the database lets one. The
 * decision, the incident's new state and the record of who did it when are one transaction.
 */
@Component
final class Decisions {
  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final IncidentReader incidents;
  private final Leases leases;
  private final ActivityLog activities;
  private final Clock clock;

  Decisions(
      JdbcClient database,
      TransactionOperations transactions,
      IncidentReader incidents,
      Leases leases,
      ActivityLog activities,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.incidents = incidents;
    this.leases = leases;
    this.activities = activities;
    this.clock = clock;
  }

  /** What a reviewer says. */
  record Wish(Verdict verdict, Optional<RejectReason> reason, String note) {
    boolean isSaidBy(Decision decision) {
      return decision.decision() == verdict
          && decision.reason().equals(reason)
          && decision.note().equals(note);
    }
  }

  /** How it ended. */
  sealed interface Outcome {
    /** It is decided now. */
    record Decided(Decision decision) implements Outcome {}

    /** The same user had said the very same before. */
    record Repeated(Decision decision) implements Outcome {}

    /** It was decided before, otherwise or by somebody else. */
    record AlreadyDecided(Decision decision) implements Outcome {}

    /** The user doesn't hold it; somebody else may. */
    record NotHeld(Optional<Lease> holder) implements Outcome {}

    /** Nothing is to be decided: it turned out to be another incident. */
    record Merged() implements Outcome {}

    /** There is no such incident. */
    record Unknown() implements Outcome {}
  }

  /**
   * Decides the incident, if that is still open to the user.
   *
   * @throws dev.xunjie.violation.redis.RedisAwayException if nobody can know who holds it
   */
  Outcome decide(String incidentId, Wish wish, SignedIn user) {
    Optional<IncidentSummary> incident = incidents.summary(incidentId);
    if (incident.isEmpty()) {
      return new Outcome.Unknown();
    }
    Optional<Decision> earlier = incident.get().decision();
    if (earlier.isPresent()) {
      return compared(earlier.get(), wish, user);
    }
    if (incident.get().state() == IncidentState.MERGED) {
      return new Outcome.Merged();
    }
    Optional<Lease> holder = leases.holderOf(incidentId);
    if (!holder.map(Lease::holder).equals(Optional.of(user.username()))) {
      return new Outcome.NotHeld(holder);
    }
    return transactions.execute(status -> record(incident.get(), wish, user));
  }

  private Outcome record(IncidentSummary incident, Wish wish, SignedIn user) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    boolean won =
        database
                .sql("update incident set state = :state where id = :id and state = :pending")
                .param("state", wish.verdict().state().name())
                .param("id", incident.id())
                .param("pending", IncidentState.PENDING.name())
                .update()
            == 1;
    if (!won) {
      return incidents
          .summary(incident.id())
          .orElseThrow()
          .decision()
          .map(other -> compared(other, wish, user))
          .orElseGet(Outcome.Merged::new);
    }
    database
        .sql("insert into decision values (:id, :verdict, :reason, :note, :decidedBy, :now)")
        .param("id", incident.id())
        .param("verdict", wish.verdict().name())
        .param("reason", wish.reason().map(RejectReason::name).orElse(null))
        .param("note", wish.note())
        .param("decidedBy", user.username())
        .param("now", Columns.timestamp(now))
        .update();
    activities.record(
        user.actor(),
        Activity.Kind.DECIDED,
        incident.id(),
        Map.of(
            "decision", wish.verdict(),
            "reason", wish.reason(),
            "note", wish.note(),
            "dwellSeconds", incident.dwellSeconds(),
            "stills", incident.stills().stream().map(still -> still.sha256().orElse("")).toList()));
    return new Outcome.Decided(
        new Decision(
            wish.verdict(), wish.reason(), wish.note(), user.username(), user.displayName(), now));
  }

  private static Outcome compared(Decision earlier, Wish wish, SignedIn user) {
    return earlier.decidedBy().equals(user.username()) && wish.isSaidBy(earlier)
        ? new Outcome.Repeated(earlier)
        : new Outcome.AlreadyDecided(earlier);
  }
}
