package dev.xunjie.violation.task;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.problem.Problem;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets a squad see its own tasks alone: of others it doesn't even learn that they are there. */
@Component
final class OwnTasks {
  private final IncidentReader incidents;

  OwnTasks(IncidentReader incidents) {
    this.incidents = incidents;
  }

  /**
   * The case behind a task of the user's squad.
   *
   * @throws Problem if it is none of their tasks, or nothing at all: both look alike
   */
  IncidentDetail require(String incidentId, SignedIn user) {
    return find(incidentId, user).orElseThrow(() -> Problem.unknown("task", incidentId));
  }

  private Optional<IncidentDetail> find(String incidentId, SignedIn user) {
    return user.squad().isEmpty()
        ? Optional.empty()
        : incidents
            .detail(incidentId)
            .filter(incident -> incident.summary().file().squad().equals(user.squad()))
            .filter(incident -> TaskList.of(incident.summary().state()).isPresent());
  }
}
