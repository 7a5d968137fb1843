package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.Decision;
import dev.xunjie.violation.incident.IncidentNews;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentState;
import dev.xunjie.violation.incident.RejectReason;
import dev.xunjie.violation.incident.Verdict;
import dev.xunjie.violation.lease.Leases;
import dev.xunjie.violation.live.LiveEvent;
import dev.xunjie.violation.postgres.QueryGauge;
import dev.xunjie.violation.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Taking an incident, and deciding it. */
@RestController
@RequestMapping("/api/incidents/{id}")
final class DecisionController {
  private static final Logger LOG = LoggerFactory.getLogger(DecisionController.class);

  private final IncidentReader incidents;
  private final LeaseDesk leases;
  private final Decisions decisions;
  private final IncidentNews news;
  private final MeterRegistry metrics;

  DecisionController(
      IncidentReader incidents,
      LeaseDesk leases,
      Decisions decisions,
      IncidentNews news,
      MeterRegistry metrics) {
    this.incidents = incidents;
    this.leases = leases;
    this.decisions = decisions;
    this.news = news;
    this.metrics = metrics;
    QueryGauge.register(
        metrics,
        "xunjie.queue.pending",
        "Incidents that wait for a reviewer",
        () -> incidents.count(IncidentState.PENDING));
  }

  /**
   * What a reviewer says.
   *
   * @param decision confirm or reject
   * @param reason why it is rejected; needed then, and only then
   * @param note what else there is to say, up to 1000 characters; needed with the reason OTHER
   */
  record DecisionRequest(
      @NotNull Verdict decision, Optional<RejectReason> reason, @Size(max = 1000) String note) {
    DecisionRequest {
      reason = Objects.requireNonNullElse(reason, Optional.empty());
      note = Objects.requireNonNullElse(note, "").strip();
    }
  }

  @Operation(
      summary = "Take an incident, or go on holding it",
      description = "A lease lasts a minute; renew it in time. 409 says who holds it.")
  @PutMapping("/lease")
  LeaseView take(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    if (incidents.summary(id).isEmpty()) {
      throw Problem.unknown("incident", id);
    }
    Leases.Attempt attempt = leases.take(id, user);
    if (attempt instanceof Leases.Attempt.HeldByOther other) {
      throw heldBy(leases.view(other.lease()));
    }
    return leases.view(((Leases.Attempt.Granted) attempt).lease());
  }

  @Operation(summary = "Give an incident back")
  @DeleteMapping("/lease")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void giveBack(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    leases.giveBack(id, user);
  }

  @Operation(
      summary = "Confirm or reject an incident",
      description =
          "Needs the lease. The same decision said again by the same user changes nothing and is"
              + " answered alike.")
  @PostMapping("/decision")
  Decision decide(
      @PathVariable String id,
      @Valid @RequestBody DecisionRequest request,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Decisions.Outcome outcome = decisions.decide(id, wish(request), user);
    if (outcome instanceof Decisions.Outcome.Decided decided) {
      LOG.info(
          "incident decided incident={} decision={} reason={} by={}",
          id,
          request.decision(),
          request.reason().map(RejectReason::name).orElse("-"),
          user.username());
      metrics
          .counter(
              "xunjie.decisions", "decision", request.decision().name(), "reason", reason(request))
          .increment();
      finish(id, user);
      return decided.decision();
    }
    if (outcome instanceof Decisions.Outcome.Repeated repeated) {
      finish(id, user);
      return repeated.decision();
    }
    throw refusal(id, outcome);
  }

  private Problem refusal(String id, Decisions.Outcome outcome) {
    if (outcome instanceof Decisions.Outcome.AlreadyDecided decided) {
      Decision earlier = decided.decision();
      return Problem.of(
              HttpStatus.CONFLICT,
              "already-decided",
              "%s decided this incident already (%s)."
                  .formatted(earlier.decidedByName(), earlier.decision()))
          .with("decision", earlier);
    }
    if (outcome instanceof Decisions.Outcome.Merged) {
      return Problem.of(
          HttpStatus.CONFLICT,
          "incident-merged",
          "Another camera's incident turned out to be the same offence. Decide that one.");
    }
    if (outcome instanceof Decisions.Outcome.NotHeld notHeld) {
      return notHeld
          .holder()
          .map(other -> heldBy(leases.view(other)))
          .orElseGet(
              () ->
                  Problem.of(
                      HttpStatus.CONFLICT,
                      "lease-missing",
                      "Take the incident first: your lease has run out."));
    }
    return Problem.unknown("incident", id);
  }

  /**
   * What follows a decision. The decision stands: nothing that fails here may tell the reviewer
   * that it doesn't, and one that is said again makes up for what failed.
   */
  private void finish(String id, SignedIn user) {
    tryTo("tell the consoles", id, () -> news.tell(LiveEvent.Kind.DECIDED, id));
    tryTo("give the lease back, it runs out by itself", id, () -> leases.giveBack(id, user));
  }

  private static void tryTo(String purpose, String id, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException failed) {
      LOG.warn("after a decision: unable to {} incident={}", purpose, id, failed);
    }
  }

  private static Decisions.Wish wish(DecisionRequest request) {
    boolean rejected = request.decision() == Verdict.REJECT;
    if (rejected != request.reason().isPresent()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "malformed-request",
          rejected ? "A rejection needs a reason." : "A confirmation has no reason.");
    }
    if (request.reason().equals(Optional.of(RejectReason.OTHER)) && request.note().isEmpty()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "malformed-request", "The reason OTHER needs a note.");
    }
    return new Decisions.Wish(request.decision(), request.reason(), request.note());
  }

  private static Problem heldBy(LeaseView lease) {
    return Problem.of(
            HttpStatus.CONFLICT,
            "lease-held",
            "%s works on this incident.".formatted(lease.displayName()))
        .with("leasedBy", lease);
  }

  private static String reason(DecisionRequest request) {
    return request.reason().map(RejectReason::name).orElse("");
  }
}
