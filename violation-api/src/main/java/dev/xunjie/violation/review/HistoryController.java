package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentSearch;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.incident.PastIncident;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there was before, beside an incident. */
@RestController
@RequestMapping("/api/incidents/{id}/history")
final class HistoryController {
  private static final int MOST = 20;

  private final IncidentReader reader;
  private final IncidentSearch incidents;
  private final ActivityLog activities;

  HistoryController(IncidentReader reader, IncidentSearch incidents, ActivityLog activities) {
    this.reader = reader;
    this.incidents = incidents;
    this.activities = activities;
  }

  /**
   * Other incidents, newest first, up to 20 of each.
   *
   * @param plate of the same plate, if it is known
   * @param place in the same zone of the same camera
   */
  record History(List<PastIncident> plate, List<PastIncident> place) {}

  @Operation(
      summary = "Other incidents of the same plate and the same place",
      description = "Recorded as a view of those whose plates it shows.")
  @GetMapping
  History of(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Set<String> areas = user.areas();
    IncidentSummary incident =
        reader.summary(id).orElseThrow(() -> Problem.unknown("incident", id));
    History history =
        new History(
            incident
                .file()
                .plate()
                .map(plate -> incidents.ofPlate(plate, id, areas, MOST))
                .orElse(List.of()),
            incidents.ofPlace(incident.camera().id(), incident.zone().id(), id, areas, MOST));
    List<String> withPlate =
        Stream.concat(history.plate().stream(), history.place().stream())
            .filter(past -> past.plate().isPresent())
            .map(PastIncident::id)
            .distinct()
            .toList();
    if (!withPlate.isEmpty()) {
      activities.record(
          user.actor(), Activity.Kind.HISTORY_VIEWED, id, Map.of("incidents", withPlate));
    }
    return history;
  }
}
