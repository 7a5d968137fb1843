package dev.xunjie.violation.recheck;

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
  private final Rechecks rechecks;
  private final IncidentReader incidents;

  RecheckController(Rechecks rechecks, IncidentReader incidents) {
    this.rechecks = rechecks;
    this.incidents = incidents;
  }

  @Operation(summary = "Second looks after orders to correct, the newest order first")
  @GetMapping("/api/incidents/{id}/rechecks")
  List<Rechecks.RecheckView> of(@PathVariable String id) {
    if (incidents.summary(id).isEmpty()) {
      throw Problem.unknown("incident", id);
    }
    return rechecks.of(id);
  }
}
