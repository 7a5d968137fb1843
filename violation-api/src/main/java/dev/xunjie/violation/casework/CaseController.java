package dev.xunjie.violation.casework;

import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.RejectReason;
import dev.xunjie.violation.lease.LeaseDesk;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.workflow.CancelGround;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Doing something to a case. */
@RestController
@RequestMapping("/api/incidents/{id}/actions")
final class CaseController {
  private final CaseDesk cases;
  private final LeaseDesk leases;
  private final StepNews news;

  CaseController(CaseDesk cases, LeaseDesk leases, StepNews news) {
    this.cases = cases;
    this.leases = leases;
    this.news = news;
  }

  /**
   * What is wanted.
   *
   * @param action what is to be done
   * @param reason why it is rejected
   * @param ground why it is cancelled
   * @param note words, up to 1000 characters
   * @param plate the plate as a person reads it
   * @param squad id of the squad that is to go there
   * @param correctBy by when it is to be corrected, after today
   * @param major whether the penalty is a major one
   */
  record ActionRequest(
      @NotNull CaseAction action,
      Optional<RejectReason> reason,
      Optional<CancelGround> ground,
      @Size(max = 1000) String note,
      Optional<@Size(max = 16) String> plate,
      Optional<@Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String> squad,
      Optional<LocalDate> correctBy,
      Optional<Boolean> major) {
    ActionRequest {
      reason = Objects.requireNonNullElse(reason, Optional.empty());
      ground = Objects.requireNonNullElse(ground, Optional.empty());
      note = Objects.requireNonNullElse(note, "").strip();
      plate = Objects.requireNonNullElse(plate, Optional.empty());
      squad = Objects.requireNonNullElse(squad, Optional.empty());
      correctBy = Objects.requireNonNullElse(correctBy, Optional.empty());
      major = Objects.requireNonNullElse(major, Optional.empty());
    }

    /** As the desk takes it. */
    CaseWish wish() {
      return new CaseWish(
          action,
          reason,
          ground,
          note,
          plate.map(ActionRequest::number),
          squad,
          correctBy,
          major.orElse(false));
    }

    private static PlateNumber number(String text) {
      return PlateNumber.find(text)
          .orElseThrow(
              () ->
                  Problem.of(
                      HttpStatus.BAD_REQUEST,
                      "malformed-plate",
                      "\"%s\" is no plate number: a province, the office's letter, then 5 symbols, or 6."
                          .formatted(text)));
    }
  }

  @Operation(
      summary = "Do something to a case",
      description =
          "What is possible, by whom and when, stands in docs/workflow.md; GET the incident to see"
              + " what is possible now. The same action said again by the same user right after"
              + " changes nothing and is answered alike. 409 names the preconditions that aren't"
              + " met.")
  @PostMapping
  CaseStep act(
      @PathVariable String id,
      @Valid @RequestBody ActionRequest request,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Outcome outcome = cases.act(id, request.wish(), user);
    if (outcome instanceof Outcome.Done done) {
      news.taken(id, done.step(), user);
      return done.step();
    }
    if (outcome instanceof Outcome.Repeated repeated) {
      news.repeated(id, user);
      return repeated.step();
    }
    throw refusal(id, request.action(), outcome);
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
