package dev.xunjie.violation.overview;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.incident.RejectReason;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.visibility.VisibleCameras;
import dev.xunjie.violation.workflow.CaseState;
import dev.xunjie.violation.workflow.ClockKind;
import dev.xunjie.violation.workflow.RunningClock;
import dev.xunjie.violation.workflow.WorkingCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts cases in PostgreSQL. */
@Component
final class FlowReader {
  private static final Duration HOURS = Duration.ofHours(23);
  private static final Duration REJECTIONS = Duration.ofDays(7);

  /** Not joined for everybody: that would read all cases, of which most are long closed. */
  private static final String OF_CASE_SEEN_IN_AREAS =
      "exists (select from incident where id = incident_id and %s)"
          .formatted(VisibleCameras.IN_AREAS);

  /** After which nothing is to be done, and which grow without end; as the index has it. */
  private static final String OVER =
      Stream.of(CaseState.CLOSED, CaseState.REJECTED, CaseState.CANCELLED, CaseState.MERGED)
          .map("'%s'"::formatted)
          .collect(Collectors.joining(", "));

  /** Whose end a holiday moves. */
  private static final List<String> BY_WORKING_DAYS =
      Stream.of(ClockKind.values())
          .filter(kind -> kind.days() == ClockKind.Days.WORKING)
          .map(Enum::name)
          .toList();

  private final JdbcClient database;
  private final ApiSettings settings;
  private final Clock clock;
  private final WorkingCalendar calendar;

  FlowReader(JdbcClient database, ApiSettings settings, Clock clock, WorkingCalendar calendar) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.calendar = calendar;
  }

  /** As seen by cameras in these areas; empty: everywhere. */
  Flow read(Set<String> areas) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, settings.timeZone());
    Instant midnight = today.atStartOfDay(settings.timeZone()).toInstant();
    return new Flow(
        now,
        today,
        statesSince(midnight, areas),
        waiting(areas),
        hours(now.truncatedTo(ChronoUnit.HOURS).minus(HOURS), areas),
        clocks(now, areas),
        due(now, areas),
        calendar(now, areas),
        rejections(now.minus(REJECTIONS), areas));
  }

  private Map<CaseState, Long> statesSince(Instant since, Set<String> areas) {
    return counted(
        CaseState.class,
        asked(
                "select state, count(*) from incident where violation_at >= :since and %s group by state",
                VisibleCameras.IN_AREAS, areas)
            .param("since", Columns.timestamp(since)));
  }

  private Map<CaseState, Long> waiting(Set<String> areas) {
    return counted(
        CaseState.class,
        asked(
            "select state, count(*) from incident where state not in (%s) and %%s group by state"
                .formatted(OVER),
            VisibleCameras.IN_AREAS,
            areas));
  }

  private static <E extends Enum<E>> Map<E, Long> counted(
      Class<E> type, JdbcClient.StatementSpec query) {
    Map<E, Long> counts = new EnumMap<>(type);
    query
        .query((row, number) -> Map.entry(Enum.valueOf(type, row.getString(1)), row.getLong(2)))
        .list()
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  private List<Flow.Hour> hours(Instant since, Set<String> areas) {
    Map<Instant, Map<Offence, Long>> hours = new TreeMap<>();
    asked(
            """
            select date_trunc('hour', violation_at, 'UTC') as hour, offence, count(*) as found
            from incident where violation_at >= :since and state <> 'MERGED' and %s
            group by hour, offence
            """,
            VisibleCameras.IN_AREAS, areas)
        .param("since", Columns.timestamp(since))
        .query(
            (row, number) ->
                new OfHour(
                    Columns.instant(row, "hour"),
                    Offence.valueOf(row.getString("offence")),
                    row.getLong("found")))
        .list()
        .forEach(
            found ->
                hours
                    .computeIfAbsent(found.hour(), hour -> new EnumMap<>(Offence.class))
                    .put(found.offence(), found.count()));
    return hours.entrySet().stream()
        .map(hour -> new Flow.Hour(hour.getKey(), hour.getValue()))
        .toList();
  }

  private record OfHour(Instant hour, Offence offence, long count) {}

  private List<Flow.Clocks> clocks(Instant now, Set<String> areas) {
    return asked(
            """
            select kind, count(*) as running,
              count(*) filter (where due_at > :now and due_at < :nearly) as nearly_due,
              count(*) filter (where due_at <= :now) as overdue
            from case_clock where stopped_at is null and %s group by kind order by kind
            """,
            OF_CASE_SEEN_IN_AREAS, areas)
        .param("now", Columns.timestamp(now))
        .param("nearly", Columns.timestamp(now.plus(RunningClock.NEARLY)))
        .query(
            (row, number) ->
                new Flow.Clocks(
                    ClockKind.valueOf(row.getString("kind")),
                    row.getLong("running"),
                    row.getLong("nearly_due"),
                    row.getLong("overdue")))
        .list();
  }

  private Flow.DueCases due(Instant now, Set<String> areas) {
    return asked(
            """
            select count(*) filter (where due_at > :now) as nearly_due,
              count(*) filter (where due_at <= :now) as overdue
            from incident where due_at < :nearly and %s
            """,
            VisibleCameras.IN_AREAS, areas)
        .param("now", Columns.timestamp(now))
        .param("nearly", Columns.timestamp(now.plus(RunningClock.NEARLY)))
        .query(
            (row, number) -> new Flow.DueCases(row.getLong("nearly_due"), row.getLong("overdue")))
        .single();
  }

  private Flow.Calendar calendar(Instant now, Set<String> areas) {
    long beyond =
        asked(
                """
                select count(*) from case_clock
                where stopped_at is null and due_at > :end and kind in (:kinds) and %s
                """,
                OF_CASE_SEEN_IN_AREAS, areas)
            .param("end", Columns.timestamp(calendar.endOf(calendar.through())))
            .param("kinds", BY_WORKING_DAYS)
            .query(Long.class)
            .single();
    return new Flow.Calendar(
        calendar.through(), calendar.daysLeft(now), beyond, beyond > 0 || calendar.endsSoon(now));
  }

  private Map<RejectReason, Long> rejections(Instant since, Set<String> areas) {
    return counted(
        RejectReason.class,
        asked(
                """
                select reason, count(distinct incident_id)
                from case_step join incident on incident.id = incident_id
                where at >= :since and action = 'REJECT' and state = 'REJECTED' and %s
                group by reason
                """,
                VisibleCameras.IN_AREAS, areas)
            .param("since", Columns.timestamp(since)));
  }

  /**
   * The query, which leaves open what is seen; without areas, where all is, it isn't asked for a
   * condition that PostgreSQL would look up case by case.
   */
  private JdbcClient.StatementSpec asked(String sql, String seen, Set<String> areas) {
    return areas.isEmpty()
        ? database.sql(sql.formatted("true"))
        : database.sql(sql.formatted(seen)).param("areas", areas);
  }
}
