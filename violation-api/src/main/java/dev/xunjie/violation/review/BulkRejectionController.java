package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.casework.CaseWish;
import dev.xunjie.violation.incident.RejectReason;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.workflow.CaseAction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rejecting many incidents that have one cause, and taking that back. */
@RestController
@RequestMapping("/api/review/bulk-rejections")
final class BulkRejectionController {
  private final BulkRejections rejections;

  BulkRejectionController(BulkRejections rejections) {
    this.rejections = rejections;
  }

  /**
   * What is wanted.
   *
   * @param ids which incidents, 1 to 200
   * @param reason why; one for all
   * @param note words, up to 1000 characters
   */
  record Wanted(
      @NotEmpty @Size(max = 200) List<@NotNull @Size(max = 128) String> ids,
      @NotNull RejectReason reason,
      @Size(max = 1000) String note) {
    Wanted {
      note = Objects.requireNonNullElse(note, "").strip();
    }

    CaseWish wish() {
      if (reason == RejectReason.OTHER && note.isBlank()) {
        throw Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", "reason OTHER needs a note");
      }
      return CaseWish.of(CaseAction.REJECT).because(reason).saying(note);
    }
  }

  @Operation(
      summary = "Reject incidents that have one cause",
      description =
          "Each by itself: those that somebody else holds, or that can't be rejected any more, are"
              + " left out and named. The batch's id takes all of it back, for some minutes.")
  @PostMapping
  BulkOutcome reject(
      @Valid @RequestBody Wanted wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return rejections.reject(wanted.ids(), wanted.wish(), user);
  }

  @Operation(
      summary = "Take back one's own bulk rejection",
      description =
          "Those to which something was done since, and all once the time for it is over, are left"
              + " out and named.")
  @PostMapping("/{batch}/undo")
  BulkOutcome undo(
      @PathVariable String batch,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return rejections
        .undo(batch, user)
        .orElseThrow(() -> Problem.unknown("bulk rejection of yours", batch));
  }
}
