package dev.xunjie.violation.caselist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.csv.CsvWriter;
import dev.xunjie.violation.incident.DueFilter;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.visibility.PlateMask;
import dev.xunjie.violation.workflow.CaseState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Hands out lists of cases, and records who took them. */
@RestController
final class CaseListController {
  /** Two years of a district; more is asked for in parts. */
  private static final int MOST_ROWS = 100_000;

  /** So many rows are read at once, and no connection of the database is held meanwhile. */
  private static final int CHUNK_ROWS = 500;

  /** What both PostgreSQL and every calendar know. */
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final MediaType CSV = new MediaType("text", "csv", UTF_8);

  private final CaseListReader reader;
  private final ActivityLog activities;
  private final Clock clock;

  CaseListController(CaseListReader reader, ActivityLog activities, Clock clock) {
    this.reader = reader;
    this.activities = activities;
    this.clock = clock;
  }

  @Operation(
      summary = "Cases as a table for spreadsheet programs; recorded as an export",
      description =
          "The newest violation first, 100,000 at most. from is included, to is not; both mean the"
              + " time of the violation. due: OVERDUE, the nearest clock has run out; SOON, it ends"
              + " within 36 hours. UTF-8 with a byte order mark; times are the city's.")
  @GetMapping(path = "/api/incidents/export.csv", produces = "text/csv")
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam Optional<CaseState> state,
      @RequestParam Optional<Instant> from,
      @RequestParam Optional<Instant> to,
      @RequestParam Optional<DueFilter.Due> due,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    CaseListFilter filter =
        new CaseListFilter(
            state,
            time("from", from),
            time("to", to),
            due.map(wanted -> new DueFilter(wanted, clock.instant())),
            user.areas());
    List<String> ids = reader.ids(filter, MOST_ROWS + 1);
    if (ids.size() > MOST_ROWS) {
      throw Problem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "too-many-rows",
          "More than %d cases fit: ask for a shorter time by from and to.".formatted(MOST_ROWS));
    }
    Map<String, Object> detail = new TreeMap<>(filter.asDetail());
    detail.put("rows", ids.size());
    detail.put("incidentsSha256", Sha256.of(String.join("\n", ids).getBytes(UTF_8)).hex());
    activities.record(user.actor(), Activity.Kind.CASES_EXPORTED, "", detail);
    String name = "cases-%s.csv".formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .cacheControl(CacheControl.noStore())
        .body(out -> write(ids, PlateMask.isFor(user), out));
  }

  private void write(List<String> ids, boolean masked, OutputStream out) throws IOException {
    CsvWriter table = new CsvWriter(out, CaseListReader.COLUMNS);
    for (int from = 0; from < ids.size(); from += CHUNK_ROWS) {
      int to = Math.min(from + CHUNK_ROWS, ids.size());
      for (List<String> row : reader.rows(ids.subList(from, to))) {
        table.row(masked ? row.stream().map(PlateMask::mask).toList() : row);
      }
      table.flush();
    }
    table.flush();
  }

  private static Optional<Instant> time(String name, Optional<Instant> time) {
    if (time.isPresent() && (time.get().isBefore(EARLIEST) || time.get().isAfter(LATEST))) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", name + " is no possible time");
    }
    return time;
  }
}
