package dev.xunjie.violation.workflow;

import static dev.xunjie.violation.account.Role.LEGAL;
import static dev.xunjie.violation.account.Role.REVIEWER;
import static dev.xunjie.violation.account.Role.SQUAD;
import static dev.xunjie.violation.workflow.CaseAction.ACCEPT;
import static dev.xunjie.violation.workflow.CaseAction.APPROVE_LEGALLY;
import static dev.xunjie.violation.workflow.CaseAction.ARRIVE;
import static dev.xunjie.violation.workflow.CaseAction.CANCEL;
import static dev.xunjie.violation.workflow.CaseAction.CLAIM;
import static dev.xunjie.violation.workflow.CaseAction.CLOSE;
import static dev.xunjie.violation.workflow.CaseAction.CONFIRM;
import static dev.xunjie.violation.workflow.CaseAction.CORRECT_PLATE;
import static dev.xunjie.violation.workflow.CaseAction.COUNTER_CONFIRM;
import static dev.xunjie.violation.workflow.CaseAction.DECIDE;
import static dev.xunjie.violation.workflow.CaseAction.DECLINE;
import static dev.xunjie.violation.workflow.CaseAction.DISPATCH;
import static dev.xunjie.violation.workflow.CaseAction.FILE;
import static dev.xunjie.violation.workflow.CaseAction.FIND_CORRECTED;
import static dev.xunjie.violation.workflow.CaseAction.FIND_NOTHING;
import static dev.xunjie.violation.workflow.CaseAction.FIND_UNCORRECTED;
import static dev.xunjie.violation.workflow.CaseAction.HANDLE;
import static dev.xunjie.violation.workflow.CaseAction.MERGE;
import static dev.xunjie.violation.workflow.CaseAction.NOTIFY;
import static dev.xunjie.violation.workflow.CaseAction.ORDER_CORRECTION;
import static dev.xunjie.violation.workflow.CaseAction.REJECT;
import static dev.xunjie.violation.workflow.CaseAction.REOPEN;
import static dev.xunjie.violation.workflow.CaseAction.RESTORE;
import static dev.xunjie.violation.workflow.CaseAction.RETURN;
import static dev.xunjie.violation.workflow.CaseAction.SERVE;
import static dev.xunjie.violation.workflow.CaseAction.VERIFY_GROUND;
import static dev.xunjie.violation.workflow.CaseAction.VERIFY_ON_SITE;
import static dev.xunjie.violation.workflow.CaseState.ACCEPTED;
import static dev.xunjie.violation.workflow.CaseState.CANCELLED;
import static dev.xunjie.violation.workflow.CaseState.CLOSED;
import static dev.xunjie.violation.workflow.CaseState.CONFIRMED;
import static dev.xunjie.violation.workflow.CaseState.CORRECTED;
import static dev.xunjie.violation.workflow.CaseState.COUNTER_CONFIRMED;
import static dev.xunjie.violation.workflow.CaseState.DECIDED;
import static dev.xunjie.violation.workflow.CaseState.DISPATCHED;
import static dev.xunjie.violation.workflow.CaseState.FILED;
import static dev.xunjie.violation.workflow.CaseState.HANDLED;
import static dev.xunjie.violation.workflow.CaseState.MERGED;
import static dev.xunjie.violation.workflow.CaseState.NOTIFIED;
import static dev.xunjie.violation.workflow.CaseState.NOT_CORRECTED;
import static dev.xunjie.violation.workflow.CaseState.NOT_FOUND;
import static dev.xunjie.violation.workflow.CaseState.ORDERED;
import static dev.xunjie.violation.workflow.CaseState.PENDING;
import static dev.xunjie.violation.workflow.CaseState.REJECTED;
import static dev.xunjie.violation.workflow.CaseState.SERVED;
import static dev.xunjie.violation.workflow.Precondition.ANOTHER_OFFICER;
import static dev.xunjie.violation.workflow.Precondition.CAMERA_APPROVED;
import static dev.xunjie.violation.workflow.Precondition.CERTIFICATE_VALID;
import static dev.xunjie.violation.workflow.Precondition.CORRECTION_DATE_GIVEN;
import static dev.xunjie.violation.workflow.Precondition.EVIDENCE_COMPLETE;
import static dev.xunjie.violation.workflow.Precondition.GROUND_GIVEN;
import static dev.xunjie.violation.workflow.Precondition.GROUND_VERIFIED;
import static dev.xunjie.violation.workflow.Precondition.LEASE_HELD;
import static dev.xunjie.violation.workflow.Precondition.LEGALLY_APPROVED;
import static dev.xunjie.violation.workflow.Precondition.NOTE_GIVEN;
import static dev.xunjie.violation.workflow.Precondition.NOTICE_FITS;
import static dev.xunjie.violation.workflow.Precondition.NOT_DECIDED;
import static dev.xunjie.violation.workflow.Precondition.NOT_ENFORCED_BEFORE;
import static dev.xunjie.violation.workflow.Precondition.NO_LEAD;
import static dev.xunjie.violation.workflow.Precondition.ORDERABLE;
import static dev.xunjie.violation.workflow.Precondition.ORDER_CAME_FIRST;
import static dev.xunjie.violation.workflow.Precondition.ORDER_EXPIRED;
import static dev.xunjie.violation.workflow.Precondition.OWN_RECENT_REJECTION;
import static dev.xunjie.violation.workflow.Precondition.OWN_SQUAD;
import static dev.xunjie.violation.workflow.Precondition.PARTY_TOLD;
import static dev.xunjie.violation.workflow.Precondition.PHOTO_PAIR;
import static dev.xunjie.violation.workflow.Precondition.PLATE_GIVEN;
import static dev.xunjie.violation.workflow.Precondition.PLATE_KNOWN;
import static dev.xunjie.violation.workflow.Precondition.REASON_GIVEN;
import static dev.xunjie.violation.workflow.Precondition.SITE_PHOTO;
import static dev.xunjie.violation.workflow.Precondition.SQUAD_GIVEN;
import static dev.xunjie.violation.workflow.Precondition.TWO_OFFICERS;

import dev.xunjie.violation.account.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All transitions there are: what isn't listed is forbidden. */
public final class Workflow {
  /** The clock that runs from the capture. */
  public static final ClockKind FIRST_CLOCK = ClockKind.REVIEW;

  /** What makes a record fit to be a case. */
  private static final Precondition[] PROVEN = {
    CERTIFICATE_VALID, EVIDENCE_COMPLETE, CAMERA_APPROVED, NO_LEAD, PLATE_KNOWN, NOT_ENFORCED_BEFORE
  };

  /** The table, by state in the order in which a case passes them. */
  public static final List<Transition> TABLE =
      Stream.of(queue(), afterTwoOfficers(), onSite(), penalty(), endings(), cancelling())
          .flatMap(List::stream)
          .sorted((one, other) -> one.from().compareTo(other.from()))
          .toList();

  private Workflow() {}

  /** The row for this action in this state, if it is allowed at all. */
  public static Optional<Transition> find(CaseState from, CaseAction action) {
    return TABLE.stream().filter(row -> row.from() == from && row.action() == action).findFirst();
  }

  /** The rows that start in this state. */
  public static List<Transition> from(CaseState state) {
    return TABLE.stream().filter(row -> row.from() == state).toList();
  }

  private static List<Transition> queue() {
    return List.of(
        from(PENDING, CLAIM, PENDING).by(REVIEWER).row(),
        from(PENDING, CONFIRM, CONFIRMED).by(REVIEWER).ask(LEASE_HELD).ask(PROVEN).row(),
        from(PENDING, REJECT, REJECTED).by(REVIEWER).ask(LEASE_HELD, REASON_GIVEN).stopAll().row(),
        from(PENDING, CORRECT_PLATE, PENDING).by(REVIEWER).ask(LEASE_HELD, PLATE_GIVEN).row(),
        from(PENDING, VERIFY_ON_SITE, DISPATCHED)
            .by(REVIEWER)
            .ask(LEASE_HELD, SQUAD_GIVEN)
            .start(ClockKind.TASK)
            .stop(ClockKind.REVIEW)
            .row(),
        from(PENDING, MERGE, MERGED).bySystemAlone().stopAll().row(),
        from(CONFIRMED, CLAIM, CONFIRMED).by(REVIEWER).row(),
        from(CONFIRMED, COUNTER_CONFIRM, COUNTER_CONFIRMED)
            .by(REVIEWER)
            .ask(LEASE_HELD, ANOTHER_OFFICER)
            .ask(PROVEN)
            .start(ClockKind.NOTICE)
            .stop(ClockKind.REVIEW)
            .row(),
        from(CONFIRMED, RETURN, PENDING).by(REVIEWER).ask(LEASE_HELD, NOTE_GIVEN).row(),
        from(CONFIRMED, REJECT, REJECTED)
            .by(REVIEWER)
            .ask(LEASE_HELD, REASON_GIVEN)
            .stopAll()
            .row(),
        from(REJECTED, RESTORE, PENDING)
            .by(REVIEWER)
            .ask(OWN_RECENT_REJECTION)
            .start(ClockKind.REVIEW)
            .row());
  }

  private static List<Transition> afterTwoOfficers() {
    return List.of(
        from(COUNTER_CONFIRMED, NOTIFY, NOTIFIED)
            .by(REVIEWER)
            .ask(NOTICE_FITS, PLATE_KNOWN)
            .stop(ClockKind.NOTICE)
            .row(),
        dispatch(COUNTER_CONFIRMED),
        dispatch(NOTIFIED),
        from(NOTIFIED, FIND_CORRECTED, CORRECTED).by(REVIEWER).ask(NOTE_GIVEN).stopAll().row(),
        from(NOTIFIED, CLOSE, CLOSED).by(REVIEWER).ask(NOTE_GIVEN).stopAll().row(),
        file(NOTIFIED));
  }

  private static List<Transition> onSite() {
    return List.of(
        dispatch(DISPATCHED),
        from(DISPATCHED, ACCEPT, ACCEPTED).by(SQUAD).ask(OWN_SQUAD).row(),
        from(DISPATCHED, DECLINE, DISPATCHED).by(SQUAD).ask(OWN_SQUAD, NOTE_GIVEN).row(),
        dispatch(ACCEPTED),
        from(ACCEPTED, ARRIVE, ACCEPTED).by(SQUAD).ask(OWN_SQUAD).row(),
        from(ACCEPTED, HANDLE, HANDLED)
            .by(SQUAD)
            .ask(OWN_SQUAD, PHOTO_PAIR)
            .stop(ClockKind.TASK, ClockKind.NOTICE)
            .row(),
        from(ACCEPTED, FIND_CORRECTED, CORRECTED)
            .by(SQUAD)
            .ask(OWN_SQUAD, SITE_PHOTO)
            .stopAll()
            .row(),
        from(ACCEPTED, FIND_NOTHING, NOT_FOUND)
            .by(SQUAD)
            .ask(OWN_SQUAD, SITE_PHOTO)
            .stop(ClockKind.TASK)
            .row(),
        from(ACCEPTED, ORDER_CORRECTION, ORDERED)
            .by(SQUAD)
            .ask(OWN_SQUAD, CERTIFICATE_VALID, ORDERABLE, SITE_PHOTO, CORRECTION_DATE_GIVEN)
            .start(ClockKind.CORRECTION)
            .stop(ClockKind.TASK, ClockKind.NOTICE)
            .row(),
        from(ORDERED, FIND_CORRECTED, CORRECTED)
            .by(SQUAD)
            .orSystem()
            .ask(OWN_SQUAD, SITE_PHOTO)
            .stopAll()
            .row(),
        from(ORDERED, FIND_UNCORRECTED, NOT_CORRECTED)
            .by(SQUAD)
            .orSystem()
            .ask(OWN_SQUAD, ORDER_EXPIRED, SITE_PHOTO)
            .stop(ClockKind.CORRECTION)
            .row(),
        dispatch(NOT_CORRECTED),
        file(NOT_CORRECTED),
        // What began as a lead is taken up by the procedure on site, or not at all: it ends here.
        from(NOT_CORRECTED, CLOSE, CLOSED).by(LEGAL).ask(NOTE_GIVEN).stopAll().row(),
        from(NOT_FOUND, NOTIFY, NOTIFIED)
            .by(REVIEWER)
            .ask(NOTICE_FITS, TWO_OFFICERS, PLATE_KNOWN, NOT_ENFORCED_BEFORE)
            .stop(ClockKind.NOTICE)
            .row());
  }

  private static List<Transition> penalty() {
    return List.of(
        from(FILED, NOTIFY, FILED).by(REVIEWER).ask(CERTIFICATE_VALID).row(),
        from(FILED, APPROVE_LEGALLY, FILED).by(LEGAL).row(),
        from(FILED, DECIDE, DECIDED)
            .by(REVIEWER)
            .ask(CERTIFICATE_VALID, NOT_ENFORCED_BEFORE, PARTY_TOLD, LEGALLY_APPROVED, NOTE_GIVEN)
            .start(ClockKind.SERVICE)
            .stop(ClockKind.DECISION)
            .row(),
        // No penalty: what was slight and put right, or not proven after all (行政处罚法 33, 57).
        from(FILED, CLOSE, CLOSED).by(LEGAL).ask(NOTE_GIVEN).stopAll().row(),
        from(DECIDED, SERVE, SERVED).by(REVIEWER, SQUAD).stop(ClockKind.SERVICE).row());
  }

  private static List<Transition> endings() {
    return List.of(
        close(HANDLED),
        close(CORRECTED),
        close(NOT_FOUND),
        close(SERVED),
        reopen(CLOSED),
        reopen(REJECTED),
        reopen(CANCELLED));
  }

  private static List<Transition> cancelling() {
    Stream<Transition> inQueue =
        Stream.of(PENDING, CONFIRMED)
            .map(
                state ->
                    from(state, CANCEL, CANCELLED)
                        .by(REVIEWER)
                        .ask(LEASE_HELD, GROUND_GIVEN)
                        .stopAll()
                        .row());
    Stream<Transition> underWay =
        Stream.of(COUNTER_CONFIRMED, NOTIFIED, DISPATCHED, ACCEPTED, HANDLED, ORDERED)
            .map(
                state ->
                    from(state, CANCEL, CANCELLED)
                        .by(REVIEWER, LEGAL)
                        .ask(GROUND_GIVEN)
                        .stopAll()
                        .row());
    Stream<Transition> filed =
        Stream.of(NOT_CORRECTED, FILED, DECIDED, SERVED, CLOSED)
            .map(
                state ->
                    from(state, CANCEL, CANCELLED)
                        .by(LEGAL)
                        .ask(GROUND_GIVEN, GROUND_VERIFIED)
                        .stopAll()
                        .row());
    Stream<Transition> verified =
        Stream.of(NOTIFIED, HANDLED, ORDERED, NOT_CORRECTED, FILED, DECIDED, SERVED, CLOSED)
            .map(
                state ->
                    from(state, VERIFY_GROUND, state)
                        .by(LEGAL)
                        .ask(GROUND_GIVEN)
                        .start(ClockKind.CANCELLATION)
                        .row());
    return Stream.of(inQueue, underWay, filed, verified).flatMap(rows -> rows).toList();
  }

  private static Transition dispatch(CaseState state) {
    return from(state, DISPATCH, DISPATCHED)
        .by(REVIEWER)
        .ask(SQUAD_GIVEN)
        .start(ClockKind.TASK)
        .row();
  }

  private static Transition file(CaseState state) {
    return from(state, FILE, FILED)
        .by(REVIEWER)
        .ask(TWO_OFFICERS, ORDER_CAME_FIRST)
        .ask(PROVEN)
        .start(ClockKind.DECISION)
        .row();
  }

  private static Transition close(CaseState state) {
    return from(state, CLOSE, CLOSED).by(REVIEWER).stopAll().row();
  }

  private static Transition reopen(CaseState state) {
    return from(state, REOPEN, PENDING)
        .by(LEGAL)
        .ask(NOT_DECIDED, NOTE_GIVEN)
        .start(ClockKind.REVIEW)
        .row();
  }

  private static Row from(CaseState from, CaseAction action, CaseState to) {
    return new Row(from, action, to);
  }

  /** A row while it is written. */
  private static final class Row {
    private final CaseState from;
    private final CaseAction action;
    private final CaseState to;
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private final Set<Precondition> preconditions = EnumSet.noneOf(Precondition.class);
    private final Set<ClockKind> stops = EnumSet.noneOf(ClockKind.class);
    private boolean alsoSystem;
    private Optional<ClockKind> starts = Optional.empty();

    private Row(CaseState from, CaseAction action, CaseState to) {
      this.from = from;
      this.action = action;
      this.to = to;
    }

    private Row by(Role... may) {
      roles.addAll(Arrays.asList(may));
      return this;
    }

    private Row orSystem() {
      alsoSystem = true;
      return this;
    }

    private Row bySystemAlone() {
      return orSystem();
    }

    private Row ask(Precondition... asked) {
      preconditions.addAll(Arrays.asList(asked));
      return this;
    }

    private Row start(ClockKind clock) {
      starts = Optional.of(clock);
      return this;
    }

    private Row stop(ClockKind... clocks) {
      stops.addAll(Arrays.asList(clocks));
      return this;
    }

    private Row stopAll() {
      return stop(ClockKind.values());
    }

    private Transition row() {
      return new Transition(from, action, to, roles, alsoSystem, preconditions, starts, stops);
    }
  }
}
