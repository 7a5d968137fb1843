package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.CaseFilter;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentSearch;
import dev.xunjie.violation.incident.IncidentSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All cases, whatever became of them. */
@RestController
@RequestMapping("/api/cases")
final class CasesController {
  /** Counted no further: a year has half a million. */
  private static final int COUNTED = 1000;

  private final IncidentReader incidents;
  private final IncidentSearch search;
  private final ListRecord record;
  private final Clock clock;

  CasesController(IncidentReader incidents, IncidentSearch search, ListRecord record, Clock clock) {
    this.incidents = incidents;
    this.search = search;
    this.record = record;
    this.clock = clock;
  }

  /**
   * A page of cases.
   *
   * @param items cases, the newest violation first; with due what is due first
   * @param count how many there are in all, counted up to 1000
   * @param next pass it as {@code cursor} for the page after this one; absent at the end
   */
  record Page(List<IncidentSummary> items, long count, Optional<String> next) {}

  @Operation(
      summary = "Cases in all states, the newest violation first; with due, what is due first",
      description =
          "search: how a plate or an id begins; recorded as a search then. A page that shows plates"
              + " is recorded as a view, the same once a minute. due: OVERDUE, the nearest clock has"
              + " run out; SOON, it ends within 36 hours. count goes up to 1000.")
  @GetMapping
  Page find(
      @Valid @ParameterObject CaseQuery query,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    CaseFilter filter = query.filter(user, clock.instant());
    List<IncidentSummary> found =
        incidents.search(filter, query.cursor().map(QueueQuery::position), query.size() + 1);
    List<IncidentSummary> items = found.subList(0, Math.min(query.size(), found.size()));
    if (query.words().isPresent()) {
      record.searched(user, query.asDetail(), items);
    } else {
      record.listed(user, query.asDetail(), items);
    }
    Optional<String> next =
        found.size() > query.size()
            ? Optional.of(incidents.positionInSearch(filter, items.get(items.size() - 1)).cursor())
            : Optional.empty();
    return new Page(items, search.count(filter, COUNTED), next);
  }
}
