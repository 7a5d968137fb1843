package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.incident.QueueFilter;
import dev.xunjie.violation.lease.LeaseDesk;
import dev.xunjie.violation.lease.LeaseView;
import dev.xunjie.violation.lease.Leases;
import dev.xunjie.violation.postgres.QueryGauge;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.CaseState;
import dev.xunjie.violation.workflow.Workflow;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Taking an incident of the queue, and giving it back. */
@RestController
@RequestMapping("/api/incidents/{id}/lease")
final class LeaseController {
  private final IncidentReader incidents;
  private final LeaseDesk leases;

  LeaseController(IncidentReader incidents, LeaseDesk leases, MeterRegistry metrics) {
    this.incidents = incidents;
    this.leases = leases;
    QueryGauge.register(
        metrics,
        "xunjie.queue.pending",
        "Incidents that wait for a reviewer",
        () -> incidents.count(QueueFilter.of(CaseState.PENDING)));
  }

  @Operation(
      summary = "Take an incident, or go on holding it",
      description = "A lease lasts a minute; renew it in time. 409 says who holds it.")
  @PutMapping
  LeaseView take(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    IncidentSummary incident =
        incidents.summary(id).orElseThrow(() -> Problem.unknown("incident", id));
    if (Workflow.find(incident.state(), CaseAction.CLAIM).isEmpty()) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "wrong-state",
              "The case is %s: it waits for no officer at the queue.".formatted(incident.state()))
          .with("state", incident.state());
    }
    Leases.Attempt attempt = leases.take(id, user);
    if (attempt instanceof Leases.Attempt.HeldByOther other) {
      throw leases.heldBy(other.lease());
    }
    return leases.view(((Leases.Attempt.Granted) attempt).lease());
  }

  @Operation(summary = "Give an incident back")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void giveBack(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    leases.giveBack(id, user);
  }
}
