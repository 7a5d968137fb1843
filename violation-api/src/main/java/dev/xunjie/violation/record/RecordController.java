package dev.xunjie.violation.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Shows the record to those who supervise, and records that they looked. */
@RestController
@RequestMapping("/api/activity")
final class RecordController {
  private static final int LARGEST_PAGE = 500;

  /** No subject or user name is longer. */
  private static final int LONGEST_TEXT = 200;

  /** What both PostgreSQL and every calendar know. */
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final MediaType CSV = new MediaType("text", "csv", UTF_8);

  private final RecordReader reader;
  private final RecordPatrol patrol;
  private final ActivityLog activities;
  private final Clock clock;

  RecordController(RecordReader reader, RecordPatrol patrol, ActivityLog activities, Clock clock) {
    this.reader = reader;
    this.patrol = patrol;
    this.activities = activities;
    this.clock = clock;
  }

  /**
   * Activities, newest first.
   *
   * @param items the activities
   * @param next pass it as {@code before} for the page after this one; absent at the end
   */
  record Page(List<Activity> items, Optional<Long> next) {}

  @Operation(
      summary = "Who did what and when, newest first; recorded as a view",
      description =
          "All conditions given must hold. subject and actor are compared whole; from is included,"
              + " to is not.")
  @GetMapping
  Page newest(
      @RequestParam Optional<String> subject,
      @RequestParam Optional<String> actor,
      @RequestParam Optional<Activity.Kind> kind,
      @RequestParam Optional<Instant> from,
      @RequestParam Optional<Instant> to,
      @RequestParam(defaultValue = "9223372036854775807") long before,
      @RequestParam(defaultValue = "100") int limit,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    RecordFilter filter = checked(new RecordFilter(subject, actor, kind, from, to));
    int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
    List<Activity> found =
        reader.newest(filter, before, size + 1).stream().map(RecordReader::activity).toList();
    List<Activity> items = found.subList(0, Math.min(size, found.size()));
    activities.record(user.actor(), Activity.Kind.RECORD_VIEWED, "", seen(filter, items));
    return new Page(
        items,
        found.size() > size ? Optional.of(items.get(size - 1).sequence()) : Optional.empty());
  }

  @Operation(
      summary =
          "The record as a table for spreadsheet programs, oldest first; recorded as an export",
      description = "Takes the same conditions. UTF-8 with a byte order mark.")
  @GetMapping(path = "/export.csv", produces = "text/csv")
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam Optional<String> subject,
      @RequestParam Optional<String> actor,
      @RequestParam Optional<Activity.Kind> kind,
      @RequestParam Optional<Instant> from,
      @RequestParam Optional<Instant> to,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    RecordFilter filter = checked(new RecordFilter(subject, actor, kind, from, to));
    activities.record(user.actor(), Activity.Kind.RECORD_EXPORTED, "", filter.asDetail());
    String name = "record-%s.csv".formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .cacheControl(CacheControl.noStore())
        .body(out -> new RecordCsv(reader).write(filter, out));
  }

  @Operation(
      summary = "Whether the record is intact",
      description =
          "Looks at some thousand more rows with every call, from the first to the last and then"
              + " anew; xunjie audit verify looks at all at once, from outside.")
  @GetMapping("/verification")
  RecordPatrol.Standing verification() {
    return patrol.goOn();
  }

  private static Map<String, Object> seen(RecordFilter filter, List<Activity> items) {
    Map<String, Object> detail = new TreeMap<>(filter.asDetail());
    detail.put("rows", items.size());
    if (!items.isEmpty()) {
      detail.put("newest", items.get(0).sequence());
      detail.put("oldest", items.get(items.size() - 1).sequence());
    }
    return detail;
  }

  private static RecordFilter checked(RecordFilter filter) {
    require(filter.subject(), "subject");
    require(filter.actor(), "actor");
    require(filter.from().isEmpty() || isTime(filter.from().get()), "from is no possible time");
    require(filter.to().isEmpty() || isTime(filter.to().get()), "to is no possible time");
    return filter;
  }

  private static void require(Optional<String> text, String name) {
    require(
        text.isEmpty() || text.get().length() <= LONGEST_TEXT && text.get().indexOf('\0') < 0,
        "%s is longer than %d characters, or holds one that is no text"
            .formatted(name, LONGEST_TEXT));
  }

  private static boolean isTime(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
  }

  private static void require(boolean holds, String flaw) {
    if (!holds) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", flaw);
    }
  }
}
