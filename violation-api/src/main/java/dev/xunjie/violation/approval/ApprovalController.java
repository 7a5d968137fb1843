package dev.xunjie.violation.approval;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.account.DisplayNames;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.camera.CameraRegister;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.visibility.VisibleCameras;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The device register: which camera's pictures may be evidence. */
@RestController
final class ApprovalController {
  private final CameraRegister cameras;
  private final CameraApprovals approvals;
  private final ApprovalStore store;
  private final ApprovalEditor editor;
  private final DisplayNames names;
  private final VisibleCameras visible;
  private final ApiSettings settings;
  private final Clock clock;

  ApprovalController(
      CameraRegister cameras,
      CameraApprovals approvals,
      ApprovalStore store,
      ApprovalEditor editor,
      DisplayNames names,
      VisibleCameras visible,
      ApiSettings settings,
      Clock clock) {
    this.cameras = cameras;
    this.approvals = approvals;
    this.store = store;
    this.editor = editor;
    this.names = names;
    this.visible = visible;
    this.settings = settings;
    this.clock = clock;
  }

  record Approvals(List<ApprovalView> items) {}

  /**
   * One more revision.
   *
   * @param revision the number it shall get, one above the current; absent: whatever is next
   * @param entry what the register says from now on
   */
  record ApprovalEdit(Optional<Integer> revision, @NotNull ApprovalEntry entry) {
    ApprovalEdit {
      revision = Objects.requireNonNullElse(revision, Optional.empty());
    }
  }

  /**
   * A revision with its author's name.
   *
   * @param approval the revision
   * @param editedByName what colleagues call who entered it
   */
  record HistoryEntry(Approval approval, String editedByName) {}

  record History(List<HistoryEntry> items) {}

  @Operation(
      summary = "Whether each camera of the caller's areas is approved now, and what is missing")
  @GetMapping("/api/approvals")
  Approvals list(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Instant now = clock.instant();
    Map<String, Answer> known = approvals.ofAll(now);
    return new Approvals(
        cameras.ids().stream()
            .filter(visible.of(user))
            .map(id -> view(id, now, known.getOrDefault(id, CameraApprovals.UNKNOWN)))
            .toList());
  }

  @Operation(
      summary = "Whether a camera is approved, or was at a moment of capture",
      description = "The revision that decides says when and by whom it was entered.")
  @GetMapping("/api/cameras/{id}/approval")
  ApprovalView at(@PathVariable String id, @RequestParam Optional<Instant> at) {
    requireKnown(id);
    Instant moment = at.map(ApprovalController::sane).orElseGet(clock::instant);
    return view(id, moment, approvals.at(id, moment));
  }

  @Operation(summary = "Every revision of a camera's approval, newest first")
  @GetMapping("/api/cameras/{id}/approval/history")
  History history(@PathVariable String id) {
    requireKnown(id);
    List<Approval> revisions = store.of(id);
    Map<String, String> known = names.of(revisions.stream().map(Approval::editedBy).toList());
    return new History(
        revisions.stream()
            .map(one -> new HistoryEntry(one, known.getOrDefault(one.editedBy(), one.editedBy())))
            .toList());
  }

  @Operation(
      summary = "Add a revision to a camera's approval",
      description =
          "None is ever changed. A revision decides for its own period; a revocation is a revision"
              + " with the same period and a moment from which it doesn't hold.")
  @PutMapping("/api/cameras/{id}/approval")
  Approval save(
      @PathVariable String id,
      @Valid @RequestBody ApprovalEdit edit,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    if (cameras.settings(id).isEmpty()) {
      throw Problem.unknown("camera", id);
    }
    return editor.save(id, edit.entry(), edit.revision(), user.actor());
  }

  private ApprovalView view(String cameraId, Instant at, Answer answer) {
    return ApprovalView.of(cameraId, at, answer, settings.timeZone());
  }

  private static Instant sane(Instant at) {
    try {
      return ApprovalEntry.requireSane("at", at);
    } catch (IllegalArgumentException unfit) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", unfit.getMessage(), unfit);
    }
  }

  /** A camera that was removed keeps its approvals, for its incidents stay. */
  private void requireKnown(String cameraId) {
    if (cameras.settings(cameraId).isEmpty() && store.of(cameraId).isEmpty()) {
      throw Problem.unknown("camera", cameraId);
    }
  }
}
