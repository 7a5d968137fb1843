package dev.xunjie.violation.casework;

import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.area.GeoPoint;
import dev.xunjie.violation.area.Squads;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.RejectReason;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.workflow.CancelGround;
import dev.xunjie.violation.workflow.CaseAction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
  private final CaseActions actions;
  private final Squads squads;

  CaseController(CaseActions actions, Squads squads) {
    this.actions = actions;
    this.squads = squads;
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
   * @param site what the phone says of it, if it was done with one
   * @param seen what of the case was seen; said with it, nothing is decided of what has changed
   */
  record ActionRequest(
      @NotNull CaseAction action,
      Optional<RejectReason> reason,
      Optional<CancelGround> ground,
      @Size(max = 1000) String note,
      Optional<@Size(max = 16) String> plate,
      Optional<@Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String> squad,
      Optional<LocalDate> correctBy,
      Optional<Boolean> major,
      Optional<@Valid Site> site,
      Optional<@Valid SeenRequest> seen) {
    ActionRequest {
      reason = Objects.requireNonNullElse(reason, Optional.empty());
      ground = Objects.requireNonNullElse(ground, Optional.empty());
      note = Objects.requireNonNullElse(note, "").strip();
      plate = Objects.requireNonNullElse(plate, Optional.empty());
      squad = Objects.requireNonNullElse(squad, Optional.empty());
      correctBy = Objects.requireNonNullElse(correctBy, Optional.empty());
      major = Objects.requireNonNullElse(major, Optional.empty());
      site = Objects.requireNonNullElse(site, Optional.empty());
      seen = Objects.requireNonNullElse(seen, Optional.empty());
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
          major.orElse(false),
          site.map(Site::report),
          seen.map(SeenRequest::seen));
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

  /**
   * What of a case somebody saw.
   *
   * @param plate the plate; empty if none was shown
   * @param revision the newest bundle of evidence; 0 if none was sealed
   */
  record SeenRequest(@NotNull @Size(max = 16) String plate, @PositiveOrZero int revision) {
    Seen seen() {
      return new Seen(Optional.of(plate).filter(text -> !text.isEmpty()), revision);
    }
  }

  /**
   * What a phone says of an action.
   *
   * @param key made by the phone, once for each action: sent twice, it is done once
   * @param at when, by the phone's clock
   * @param place {@code [longitude, latitude]} where the phone was
   * @param accuracyMetres how well it knows
   */
  record Site(
      @NotNull UUID key,
      @NotNull Instant at,
      Optional<GeoPoint> place,
      Optional<@PositiveOrZero @DecimalMax("100000") Double> accuracyMetres) {
    SiteReport report() {
      return new SiteReport(key.toString(), at, place, accuracyMetres);
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
    request.squad().ifPresent(this::requireKnown);
    return actions.act(id, request.wish(), user, Optional.empty());
  }

  private void requireKnown(String squadId) {
    if (squads.find(squadId).isEmpty()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "unknown-squad",
          "There is no squad %s to send. GET /api/squads lists them.".formatted(squadId));
    }
  }
}
