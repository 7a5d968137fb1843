package dev.xunjie.violation.camera;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.schedule.HolidayCalendar;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.visibility.VisibleCameras;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cameras, their state, and what is enforced in their pictures. */
@RestController
@RequestMapping("/api/cameras")
final class CameraController {
  private final CameraRegister register;
  private final CameraEditor editor;
  private final VisibleCameras visible;

  CameraController(CameraRegister register, CameraEditor editor, VisibleCameras visible) {
    this.register = register;
    this.editor = editor;
    this.visible = visible;
  }

  record Cameras(List<CameraView> items) {}

  /**
   * A new policy.
   *
   * @param version the version it shall get, one above the current; absent: whatever is next
   * @param zones the zones that hold from now on, instead of all there were
   * @param timeZone whose clock schedules follow, as in {@link CameraPolicy}
   * @param calendar holidays and days worked in exchange, as in {@link CameraPolicy}
   */
  record PolicyEdit(
      Optional<Integer> version,
      @NotNull List<@NotNull ZonePolicy> zones,
      Optional<String> timeZone,
      Optional<HolidayCalendar> calendar) {
    PolicyEdit {
      version = Objects.requireNonNullElse(version, Optional.empty());
      timeZone = Objects.requireNonNullElse(timeZone, Optional.empty());
      calendar = Objects.requireNonNullElse(calendar, Optional.empty());
    }

    CameraPolicy policy(String cameraId, int nextVersion) {
      return new CameraPolicy(cameraId, nextVersion, zones, timeZone, calendar);
    }
  }

  @Operation(summary = "The cameras of the caller's areas with their status and zones")
  @GetMapping
  Cameras list(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return new Cameras(
        register.ids().stream()
            .filter(visible.of(user))
            .flatMap(id -> register.settings(id).stream())
            .map(camera -> CameraView.of(camera, register))
            .toList());
  }

  @Operation(
      summary = "Add or change a camera",
      description =
          "The address as it was read, without its password, keeps the password that is known.")
  @PutMapping("/{id}")
  CameraView save(
      @PathVariable String id,
      @RequestBody CameraSettings camera,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    if (!camera.id().equals(id)) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "malformed-request",
          "The address says camera %s, the body camera %s.".formatted(id, camera.id()));
    }
    return CameraView.of(editor.save(camera, user.actor()), register);
  }

  @Operation(summary = "Remove a camera; its incidents stay")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    requireKnown(id);
    editor.remove(id, user.actor());
  }

  @Operation(summary = "Change the zones and thresholds of a camera")
  @PutMapping("/{id}/policy")
  CameraPolicy savePolicy(
      @PathVariable String id,
      @Valid @RequestBody PolicyEdit edit,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    requireKnown(id);
    CameraEditor.PolicyOutcome outcome = saved(id, edit, user);
    if (outcome instanceof CameraEditor.PolicyOutcome.Outdated outdated) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "policy-outdated",
              "The policy of camera %s is at version %d by now. Look at it and change it anew."
                  .formatted(id, outdated.currentVersion()))
          .with("currentVersion", outdated.currentVersion());
    }
    return ((CameraEditor.PolicyOutcome.Saved) outcome).policy();
  }

  private CameraEditor.PolicyOutcome saved(String id, PolicyEdit edit, SignedIn user) {
    try {
      return editor.savePolicy(id, edit.version(), next -> edit.policy(id, next), user.actor());
    } catch (IllegalArgumentException unfit) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", unfit.getMessage(), unfit);
    }
  }

  private void requireKnown(String id) {
    if (register.settings(id).isEmpty()) {
      throw Problem.unknown("camera", id);
    }
  }
}
