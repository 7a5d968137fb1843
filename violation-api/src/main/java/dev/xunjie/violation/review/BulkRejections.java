package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.casework.CaseActions;
import dev.xunjie.violation.casework.CaseWish;
import dev.xunjie.violation.incident.CaseSteps;
import dev.xunjie.violation.incident.IncidentSearch;
import dev.xunjie.violation.lease.LeaseDesk;
import dev.xunjie.violation.lease.Leases;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.workflow.CaseAction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Rejects incidents one by one under one batch, and restores them. */
@Component
final class BulkRejections {
  private final CaseActions actions;
  private final CaseSteps steps;
  private final IncidentSearch incidents;
  private final LeaseDesk leases;

  BulkRejections(CaseActions actions, CaseSteps steps, IncidentSearch incidents, LeaseDesk leases) {
    this.actions = actions;
    this.steps = steps;
    this.incidents = incidents;
    this.leases = leases;
  }

  BulkOutcome reject(List<String> ids, CaseWish wish, SignedIn user) {
    String batch = UUID.randomUUID().toString();
    Set<String> visible = incidents.visible(ids, user.areas());
    Tally tally = new Tally();
    for (String id : new LinkedHashSet<>(ids)) {
      tally.count(
          id,
          () -> {
            if (!visible.contains(id)) {
              throw Problem.unknown("incident", id);
            }
            rejectLeased(id, wish, user, batch);
          });
    }
    return tally.of(batch);
  }

  private void rejectLeased(String id, CaseWish wish, SignedIn user, String batch) {
    Leases.Attempt attempt = leases.take(id, user);
    if (attempt instanceof Leases.Attempt.HeldByOther other) {
      throw leases.heldBy(other.lease());
    }
    try {
      actions.act(id, wish, user, Optional.of(batch));
    } catch (RuntimeException refused) {
      if (((Leases.Attempt.Granted) attempt).taken()) {
        leases.giveBack(id, user);
      }
      throw refused;
    }
  }

  /** Restores what the batch rejected; empty if the user has no such batch. */
  Optional<BulkOutcome> undo(String batch, SignedIn user) {
    List<CaseSteps.InBatch> rejected =
        steps.inBatch(batch).stream().filter(each -> each.by().equals(user.username())).toList();
    if (rejected.isEmpty()) {
      return Optional.empty();
    }
    Tally tally = new Tally();
    for (CaseSteps.InBatch each : rejected) {
      tally.count(
          each.incidentId(),
          () -> {
            if (!each.isLast()) {
              throw Problem.of(
                  HttpStatus.CONFLICT, "touched-since", "Something was done to it since.");
            }
            actions.act(each.incidentId(), CaseWish.of(CaseAction.RESTORE), user, Optional.empty());
          });
    }
    return Optional.of(tally.of(batch));
  }

  /** Counts what was done and what was refused. */
  private static final class Tally {
    private final List<String> done = new ArrayList<>();
    private final List<BulkOutcome.LeftOut> leftOut = new ArrayList<>();

    void count(String id, Runnable step) {
      try {
        step.run();
        done.add(id);
      } catch (Problem why) {
        leftOut.add(new BulkOutcome.LeftOut(id, why.code(), why.getBody().getDetail()));
      }
    }

    BulkOutcome of(String batch) {
      return new BulkOutcome(batch, List.copyOf(done), List.copyOf(leftOut));
    }
  }
}
