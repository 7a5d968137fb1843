package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.evidence.EvidenceBundles;
import dev.xunjie.violation.evidence.EvidenceStatus;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.incident.QueueFilter;
import dev.xunjie.violation.lease.LeaseDesk;
import dev.xunjie.violation.lease.LeaseView;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The queue, and each incident in it. */
@RestController
@RequestMapping("/api/incidents")
final class ReviewController {
  private final IncidentReader incidents;
  private final EvidenceBundles bundles;
  private final LeaseDesk leases;
  private final IncidentOpening opening;
  private final ListRecord record;

  ReviewController(
      IncidentReader incidents,
      EvidenceBundles bundles,
      LeaseDesk leases,
      IncidentOpening opening,
      ListRecord record) {
    this.incidents = incidents;
    this.bundles = bundles;
    this.leases = leases;
    this.opening = opening;
    this.record = record;
  }

  /**
   * A page of the queue.
   *
   * @param items its incidents, in order
   * @param total how many incidents are in this state
   * @param next pass it as {@code cursor} for the page after this one; absent at the end
   * @param leasesKnown false while Redis is away: then nobody knows who works on what
   */
  record Queue(
      List<ReviewQueueEntry> items, long total, Optional<String> next, boolean leasesKnown) {}

  @Operation(
      summary = "The queue",
      description =
          "By clock, severity and confidence where a clock runs, else the newest violation first. A"
              + " look-up by plate is recorded as a search; a page of what waits for no officer at"
              + " the queue and shows plates as a view, the same once a minute.")
  @GetMapping
  Queue list(
      @Valid @ParameterObject QueueQuery query,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Queue page = page(query.filter(user), query.size(), query.cursor());
    List<IncidentSummary> shown = page.items().stream().map(ReviewQueueEntry::incident).toList();
    if (query.plate().isPresent()) {
      record.searched(user, query.asDetail(), shown);
    } else if (!query.wantedState().isInQueue()) {
      record.listed(user, query.asDetail(), shown);
    }
    return page;
  }

  private Queue page(QueueFilter filter, int size, Optional<String> cursor) {
    List<IncidentSummary> found =
        incidents.list(filter, cursor.map(QueueQuery::position), size + 1);
    List<IncidentSummary> page = found.subList(0, Math.min(size, found.size()));
    Optional<String> next =
        found.size() > size
            ? Optional.of(page.get(size - 1))
                .map(last -> incidents.positionOf(filter, last).cursor())
            : Optional.empty();
    List<String> ids = page.stream().map(IncidentSummary::id).toList();
    Optional<Map<String, LeaseView>> held = leases.holdersOf(ids);
    Map<String, EvidenceStatus> evidence = bundles.statusOf(ids);
    return new Queue(
        page.stream()
            .map(
                incident ->
                    new ReviewQueueEntry(
                        incident,
                        Optional.ofNullable(evidence.get(incident.id())),
                        held.flatMap(h -> Optional.ofNullable(h.get(incident.id())))))
            .toList(),
        incidents.count(filter),
        next,
        held.isPresent());
  }

  @Operation(summary = "Everything of one incident; recorded as a view")
  @GetMapping("/{id}")
  OpenedIncident open(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return opening.open(id, user).orElseThrow(() -> Problem.unknown("incident", id));
  }
}
