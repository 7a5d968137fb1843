package dev.xunjie.violation.casework;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.lease.LeaseDesk;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.Precondition;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Does what somebody wants to a case and tells everybody, or says why it can't be done. */
@Component
public final class CaseActions {
  private final CaseDesk cases;
  private final LeaseDesk leases;
  private final StepNews news;

  CaseActions(CaseDesk cases, LeaseDesk leases, StepNews news) {
    this.cases = cases;
    this.leases = leases;
    this.news = news;
  }

  /**
   * Does it.
   *
   * @param batch what it is done together with, for taking it back together
   * @throws Problem why it can't be done
   */
  public CaseStep act(String id, CaseWish wish, SignedIn user, Optional<String> batch) {
    Outcome outcome = cases.act(id, wish, user, batch);
    if (outcome instanceof Outcome.Done done) {
      news.taken(id, done.step(), user);
      return done.step();
    }
    if (outcome instanceof Outcome.Repeated repeated) {
      news.repeated(id, user);
      return repeated.step();
    }
    throw refusal(id, wish.action(), outcome);
  }

  private Problem refusal(String id, CaseAction action, Outcome outcome) {
    if (outcome instanceof Outcome.WrongState wrong) {
      Problem problem =
          Problem.of(
                  HttpStatus.CONFLICT,
                  "wrong-state",
                  "A case that is %s can't be taken to %s.".formatted(wrong.state(), action))
              .with("state", wrong.state());
      wrong.lastStep().ifPresent(step -> problem.with("lastStep", step));
      return problem;
    }
    if (outcome instanceof Outcome.Unmet unmet) {
      return unmet.unmet().contains(Precondition.LEASE_HELD)
          ? notHeld(unmet)
          : Problem.of(
                  HttpStatus.CONFLICT,
                  "precondition-unmet",
                  "%s needs: %s."
                      .formatted(
                          action,
                          unmet.unmet().stream()
                              .map(Precondition::chineseName)
                              .collect(Collectors.joining("、"))))
              .with("unmet", unmet.unmet());
    }
    if (outcome instanceof Outcome.Changed changed) {
      return Problem.of(
              HttpStatus.CONFLICT,
              "changed-since-seen",
              "The plate is %s by now: look again before you decide."
                  .formatted(changed.plate().orElse("unknown")))
          .with("plate", changed.plate().orElse(""));
    }
    return outcome instanceof Outcome.NotAllowed
        ? Problem.of(
            HttpStatus.FORBIDDEN, "role-missing", "None of your roles may %s.".formatted(action))
        : Problem.unknown("incident", id);
  }

  private Problem notHeld(Outcome.Unmet unmet) {
    return unmet
        .holder()
        .map(leases::heldBy)
        .orElseGet(
            () ->
                Problem.of(
                    HttpStatus.CONFLICT,
                    "lease-missing",
                    "Take the incident first: your lease has run out."));
  }
}
