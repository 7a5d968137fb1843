package dev.xunjie.violation.casework;

import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.lease.Lease;
import dev.xunjie.violation.lease.Leases;
import dev.xunjie.violation.redis.RedisAwayException;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.CaseFacts;
import dev.xunjie.violation.workflow.Precondition;
import dev.xunjie.violation.workflow.Transition;
import dev.xunjie.violation.workflow.Workflow;
import dev.xunjie.violation.workflow.WorkingCalendar;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does what somebody wants to a case, if the table allows it. The case's row is locked, the facts
 * are read, and step, state, clocks and record are written in one transaction: of two who try at
 * once, one wins.
 */
@Component
public final class CaseDesk {
  private static final Set<Role> READERS =
      EnumSet.of(Role.REVIEWER, Role.ANALYST, Role.LEGAL, Role.AUDITOR);

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final IncidentReader incidents;
  private final FactsReader facts;
  private final StepWriter writer;
  private final Leases leases;
  private final WorkingCalendar calendar;
  private final Clock clock;

  CaseDesk(
      JdbcClient database,
      TransactionOperations transactions,
      IncidentReader incidents,
      FactsReader facts,
      StepWriter writer,
      Leases leases,
      WorkingCalendar calendar,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.incidents = incidents;
    this.facts = facts;
    this.writer = writer;
    this.leases = leases;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Does it, if it may be done. */
  public Outcome act(String incidentId, CaseWish wish, SignedIn user) {
    return act(incidentId, wish, user, Optional.empty());
  }

  /**
   * Does it, if it may be done.
   *
   * @param batch what it is done together with, for taking it back together
   * @throws RedisAwayException if a lease is needed and nobody can know who holds it
   */
  public Outcome act(String incidentId, CaseWish wish, SignedIn user, Optional<String> batch) {
    Optional<IncidentDetail> seen = incidents.detail(incidentId);
    if (seen.isEmpty()) {
      return new Outcome.Unknown();
    }
    Optional<CaseStep> done = doneBefore(seen.get(), wish, user);
    if (done.isPresent()) {
      return new Outcome.Repeated(done.get());
    }
    if (!isKnownTo(user, seen.get())) {
      return new Outcome.Unknown();
    }
    Optional<CaseStep> last = seen.get().summary().file().lastStep();
    Optional<Transition> row = Workflow.find(seen.get().summary().state(), wish.action());
    if (row.isEmpty()) {
      return new Outcome.WrongState(seen.get().summary().state(), last);
    }
    if (!user.isAnyOf(row.get().roles())) {
      return new Outcome.NotAllowed();
    }
    Optional<Lease> holder =
        row.get().preconditions().contains(Precondition.LEASE_HELD)
            ? leases.holderOf(incidentId)
            : Optional.empty();
    return transactions.execute(
        status -> actLocked(incidentId, row.get(), wish, user, holder, batch));
  }

  private Outcome actLocked(
      String incidentId,
      Transition row,
      CaseWish wish,
      SignedIn user,
      Optional<Lease> holder,
      Optional<String> batch) {
    lock(incidentId);
    IncidentDetail incident = incidents.detail(incidentId).orElseThrow();
    Optional<CaseStep> done = doneBefore(incident, wish, user);
    if (done.isPresent()) {
      return new Outcome.Repeated(done.get());
    }
    Optional<CaseStep> last = incident.summary().file().lastStep();
    if (incident.summary().state() != row.from()) {
      return new Outcome.WrongState(incident.summary().state(), last);
    }
    if (wish.seen().filter(seen -> !seen.isStillTrueOf(incident)).isPresent()) {
      return new Outcome.Changed(incident.summary().file().plate());
    }
    if (row.preconditions().contains(Precondition.NOT_ENFORCED_BEFORE)) {
      lockAct(incident);
    }
    boolean holds = holder.map(Lease::holder).equals(Optional.of(user.username()));
    CaseFacts found =
        facts.read(incident, user, holds, wish.facts(calendar.dayAt(clock.instant())));
    List<Precondition> unmet = row.unmetBy(found);
    if (!unmet.isEmpty()) {
      return new Outcome.Unmet(unmet, holder.filter(lease -> !holds));
    }
    StepWriter.Author author = new StepWriter.Author(user, found.actor().certificate());
    CaseStep step = writer.write(incident, row, wish, author, batch);
    return new Outcome.Done(step);
  }

  /**
   * Does what a second look after an order to correct leads to, if the table allows it. The
   * preconditions bind people; a look is bound by the order that it answers.
   *
   * @param isAnswered whether the look answers this order, the case's last
   * @param detail what else the step keeps
   * @return the step; none if the case has gone on, or its last order isn't answered
   */
  public Optional<CaseStep> actBySystem(
      String incidentId,
      CaseWish wish,
      Predicate<CorrectionOrder> isAnswered,
      Map<String, Object> detail) {
    return transactions.execute(
        status -> {
          lock(incidentId);
          IncidentDetail incident = incidents.detail(incidentId).orElseThrow();
          return Workflow.find(incident.summary().state(), wish.action())
              .filter(Transition::alsoSystem)
              .filter(row -> lastOrder(incident).filter(isAnswered).isPresent())
              .map(
                  row ->
                      writer.write(
                          incident, row, wish, StepWriter.Author.system(detail), Optional.empty()));
        });
  }

  private Optional<CorrectionOrder> lastOrder(IncidentDetail incident) {
    return CorrectionOrder.lastOf(incident.steps(), calendar);
  }

  /**
   * What the user could do to the case now, each with what it lacks; what can be said along with
   * the action counts as said.
   */
  public Map<CaseAction, List<Precondition>> choices(IncidentDetail incident, SignedIn user) {
    boolean holds = mayHold(incident.summary().id(), user);
    CaseFacts found = facts.read(incident, user, holds, CaseFacts.Wish.EVERYTHING);
    Map<CaseAction, List<Precondition>> choices = new EnumMap<>(CaseAction.class);
    for (Transition row : Workflow.from(incident.summary().state())) {
      if (user.isAnyOf(row.roles())) {
        choices.put(row.action(), row.unmetBy(found));
      }
    }
    return Collections.unmodifiableMap(choices);
  }

  /** What the user has to say along with each action that they could do to the case now. */
  public Map<CaseAction, List<Precondition>> asks(IncidentDetail incident, SignedIn user) {
    Map<CaseAction, List<Precondition>> asks = new EnumMap<>(CaseAction.class);
    for (Transition row : Workflow.from(incident.summary().state())) {
      if (user.isAnyOf(row.roles())) {
        asks.put(
            row.action(), row.preconditions().stream().filter(Precondition::isSaidAlong).toList());
      }
    }
    return Collections.unmodifiableMap(asks);
  }

  /**
   * What the role can do to the case in whatever state it comes to, each with what it lacks as
   * things stand; what can be said along with the action counts as said. For those who work without
   * a connection and can't ask in between.
   */
  public Map<Transition, List<Precondition>> prospects(
      IncidentDetail incident, SignedIn user, Role role) {
    CaseFacts found = facts.read(incident, user, false, CaseFacts.Wish.EVERYTHING);
    Map<Transition, List<Precondition>> prospects = new LinkedHashMap<>();
    Workflow.TABLE.stream()
        .filter(row -> row.roles().contains(role))
        .forEach(row -> prospects.put(row, row.unmetBy(found)));
    return Collections.unmodifiableMap(prospects);
  }

  private boolean mayHold(String incidentId, SignedIn user) {
    try {
      return leases
          .holderOf(incidentId)
          .map(lease -> lease.holder().equals(user.username()))
          .orElse(true);
    } catch (RedisAwayException nobodyKnows) {
      return false;
    }
  }

  private boolean lock(String incidentId) {
    return database
        .sql("select state from incident where id = :id for update")
        .param("id", incidentId)
        .query(String.class)
        .optional()
        .isPresent();
  }

  /** Of two cases of one act, decided at the same time, the second sees the first. */
  private void lockAct(IncidentDetail incident) {
    database
        .sql("select 1 from pg_advisory_xact_lock(hashtextextended(:act, 0))")
        .param("act", EnforcedActs.actOf(incident))
        .query(Integer.class)
        .single();
  }

  /** Those who read incidents know of all; a squad knows of its own tasks alone. */
  private static boolean isKnownTo(SignedIn user, IncidentDetail incident) {
    return user.isAnyOf(READERS)
        || user.squad().isPresent() && user.squad().equals(incident.summary().file().squad());
  }

  /**
   * The step that this very wish led to before: known by the phone's key, else if it is the last.
   */
  private static Optional<CaseStep> doneBefore(
      IncidentDetail incident, CaseWish wish, SignedIn user) {
    return wish.site().isPresent()
        ? incident.steps().stream()
            .filter(step -> step.by().equals(user.username()))
            .filter(step -> wish.site().get().isIn(step.detail()))
            .findFirst()
        : incident.summary().file().lastStep().filter(step -> isSame(step, wish, user));
  }

  private static boolean isSame(CaseStep step, CaseWish wish, SignedIn user) {
    Map<String, Object> said = new HashMap<>(step.detail());
    said.keySet().retainAll(Set.of("plate", "squad", "correctBy", "major"));
    return step.action() == wish.action()
        && step.by().equals(user.username())
        && step.reason().equals(wish.why())
        && step.note().equals(wish.note())
        && said.equals(wish.detail());
  }
}
