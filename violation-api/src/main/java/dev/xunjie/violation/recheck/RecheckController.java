package dev.xunjie.violation.recheck;

import dev.xunjie.violation.camera.CameraRegister;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows how second looks stand. */
@RestController
final class RecheckController {
  private static final int LISTED_AWAITED = 50;

  private final Rechecks rechecks;
  private final IncidentReader incidents;
  private final CameraRegister cameras;

  RecheckController(Rechecks rechecks, IncidentReader incidents, CameraRegister cameras) {
    this.rechecks = rechecks;
    this.incidents = incidents;
    this.cameras = cameras;
  }

  record Awaited(List<Rechecks.AwaitedRecheck> items) {}

  @Operation(summary = "Second looks after orders to correct, the newest order first")
  @GetMapping("/api/incidents/{id}/rechecks")
  List<Rechecks.RecheckView> of(@PathVariable String id) {
    if (incidents.summary(id).isEmpty()) {
      throw Problem.unknown("incident", id);
    }
    return rechecks.of(id);
  }

  @Operation(
      summary = "Second looks that a camera's cases wait for, the next first, 50 at most",
      description = "Of cases with an order to correct that nobody has found corrected or not.")
  @GetMapping("/api/cameras/{id}/rechecks")
  Awaited awaitedFrom(@PathVariable String id) {
    List<Rechecks.AwaitedRecheck> awaited = rechecks.awaitedFrom(id, LISTED_AWAITED);
    // A camera that was removed keeps its cases.
    if (awaited.isEmpty() && cameras.settings(id).isEmpty()) {
      throw Problem.unknown("camera", id);
    }
    return new Awaited(awaited);
  }
}
