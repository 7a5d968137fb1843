package dev.xunjie.violation.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.xunjie.violation.area.Candidate;
import dev.xunjie.violation.area.SquadsOnDuty;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Proposes whom to send. */
@RestController
final class DispatchController {
  private final IncidentReader incidents;
  private final SquadsOnDuty onDuty;
  private final TaskIndex tasks;
  private final Clock clock;

  DispatchController(IncidentReader incidents, SquadsOnDuty onDuty, TaskIndex tasks, Clock clock) {
    this.incidents = incidents;
    this.onDuty = onDuty;
    this.tasks = tasks;
    this.clock = clock;
  }

  record Proposals(List<Proposal> items) {}

  /**
   * A squad that may be sent.
   *
   * @param candidate the squad, and why it stands where it does
   * @param openTasks tasks that it hasn't accepted yet
   * @param acceptedTasks tasks that it works on
   */
  record Proposal(@JsonUnwrapped Candidate candidate, int openTasks, int acceptedTasks) {}

  @Operation(
      summary = "Which squads may be sent to an incident's place now, the proposed one first",
      description =
          "In the order of GET /api/cameras/{id}/squads, each with what it has to do already.")
  @GetMapping("/api/incidents/{id}/squads")
  Proposals squads(@PathVariable String id) {
    IncidentSummary incident =
        incidents.summary(id).orElseThrow(() -> Problem.unknown("incident", id));
    Map<String, Integer> open = tasks.counts(TaskList.OPEN);
    Map<String, Integer> accepted = tasks.counts(TaskList.TAKEN);
    return new Proposals(
        onDuty.candidates(incident.camera().id(), clock.instant()).stream()
            .map(
                squad ->
                    new Proposal(
                        squad,
                        open.getOrDefault(squad.squadId(), 0),
                        accepted.getOrDefault(squad.squadId(), 0)))
            .toList());
  }
}
