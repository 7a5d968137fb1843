package dev.xunjie.violation.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.schedule.HolidayCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** When clocks end. */
class WorkingCalendarTest {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          new HolidayCalendar(
              new TreeSet<>(
                  List.of(
                      LocalDate.parse("2026-10-01"),
                      LocalDate.parse("2026-10-02"),
                      LocalDate.parse("2026-10-05"),
                      LocalDate.parse("2026-10-06"),
                      LocalDate.parse("2026-10-07"))),
              new TreeSet<>(List.of(LocalDate.parse("2026-10-10")))),
          LocalDate.parse("2026-12-31"),
          CITY);

  @Test
  void countsFromTheDayAfterToTheEndOfTheLastDay() {
    assertThat(end(ClockKind.REVIEW, "2026-11-02T10:00:00+08:00"))
        .isEqualTo("2026-11-09T16:00:00Z");
  }

  @Test
  void skipsHolidaysAndCountsMakeUpDays() {
    // Wednesday 30 September; then a week of holidays, Thursday 8, Friday 9, Saturday 10 is worked.
    assertThat(end(ClockKind.CANCELLATION, "2026-09-30T09:00:00+08:00"))
        .isEqualTo(Instant.parse("2026-10-10T16:00:00Z"));
  }

  @Test
  void takesTheDayOfTheCityAndNotOfUtc() {
    // 01:00 in Shanghai is still the day before in UTC.
    assertThat(end(ClockKind.TASK, "2026-11-03T01:00:00+08:00"))
        .isEqualTo(Instant.parse("2026-11-05T16:00:00Z"));
  }

  @Test
  void countsLongClocksByTheCalendar() {
    assertThat(end(ClockKind.DECISION, "2026-01-01T08:00:00+08:00"))
        .isEqualTo(LocalDate.parse("2026-04-02").atStartOfDay(CITY).toInstant());
  }

  @Test
  void tellsHowManyDaysItKnowsAndWhenTheyAreFew() {
    // Still 31 October in UTC, already 1 November in Shanghai.
    Instant sixtyLeft = Instant.parse("2026-10-31T20:00:00Z");
    assertThat(CALENDAR.daysLeft(sixtyLeft)).isEqualTo(60);
    assertThat(CALENDAR.endsSoon(sixtyLeft)).isFalse();
    assertThat(CALENDAR.endsSoon(sixtyLeft.plus(Duration.ofDays(1)))).isTrue();
    assertThat(CALENDAR.daysLeft(Instant.parse("2027-01-02T00:00:00Z"))).isEqualTo(-2);
  }

  @Test
  void tellsWhatIsNearlyDueAndWhatIsOverdue() {
    Instant due = Instant.parse("2026-11-09T16:00:00Z");
    RunningClock clock = new RunningClock(ClockKind.REVIEW, due.minus(Duration.ofDays(7)), due);

    assertThat(clock.urgencyAt(due.minus(Duration.ofDays(3))))
        .isEqualTo(RunningClock.Urgency.RUNNING);
    assertThat(clock.urgencyAt(due.minusSeconds(1))).isEqualTo(RunningClock.Urgency.NEARLY_DUE);
    assertThat(clock.urgencyAt(due)).isEqualTo(RunningClock.Urgency.OVERDUE);
  }

  private static Instant end(ClockKind clock, String start) {
    return CALENDAR.end(clock, java.time.OffsetDateTime.parse(start).toInstant());
  }
}
