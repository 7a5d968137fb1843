package dev.xunjie.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** National day on a Thursday; the Saturday of the week after is worked in exchange. */
  private static final HolidayCalendar CALENDAR =
      new HolidayCalendar(
          new TreeSet<>(Set.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2))),
          new TreeSet<>(Set.of(LocalDate.of(2026, 10, 10))));

  @Test
  void withoutHoursIsAlways() {
    assertThat(Schedule.ALWAYS.includes(at("2026-10-01T03:00"), CALENDAR)).isTrue();
  }

  @Test
  void beginsAtItsFirstMinuteAndEndsBeforeItsLast() {
    Schedule day = schedule(Set.of(), "07:00", "21:00");

    assertThat(day.includes(at("2026-10-12T06:59"), CALENDAR)).isFalse();
    assertThat(day.includes(at("2026-10-12T07:00"), CALENDAR)).isTrue();
    assertThat(day.includes(at("2026-10-12T20:59"), CALENDAR)).isTrue();
    assertThat(day.includes(at("2026-10-12T21:00"), CALENDAR)).isFalse();
  }

  @Test
  void runsOverMidnightAsPartOfTheDayOnWhichItBegan() {
    Schedule fridayNight = schedule(Set.of(DayKind.FRIDAY), "22:00", "06:00");

    assertThat(fridayNight.includes(at("2026-10-16T22:00"), CALENDAR)).isTrue();
    assertThat(fridayNight.includes(at("2026-10-17T05:59"), CALENDAR)).isTrue();
    assertThat(fridayNight.includes(at("2026-10-17T06:00"), CALENDAR)).isFalse();
    assertThat(fridayNight.includes(at("2026-10-16T05:00"), CALENDAR)).isFalse();
    assertThat(fridayNight.includes(at("2026-10-17T23:00"), CALENDAR)).isFalse();
  }

  @Test
  void equalTimesMeanAWholeDay() {
    Schedule sunday = schedule(Set.of(DayKind.SUNDAY), "00:00", "00:00");

    assertThat(sunday.includes(at("2026-10-18T00:00"), CALENDAR)).isTrue();
    assertThat(sunday.includes(at("2026-10-18T23:59"), CALENDAR)).isTrue();
    assertThat(sunday.includes(at("2026-10-19T00:00"), CALENDAR)).isFalse();
  }

  @Test
  void aHolidayIsNoThursdayAndAWorkedSaturdayIsAWorkday() {
    assertThat(on(DayKind.THURSDAY, "2026-10-01")).isFalse();
    assertThat(on(DayKind.WORKDAY, "2026-10-01")).isFalse();
    assertThat(on(DayKind.HOLIDAY, "2026-10-01")).isTrue();
    assertThat(on(DayKind.THURSDAY, "2026-10-08")).isTrue();
    assertThat(on(DayKind.WORKDAY, "2026-10-10")).isTrue();
    assertThat(on(DayKind.WEEKEND, "2026-10-10")).isFalse();
    assertThat(on(DayKind.SATURDAY, "2026-10-10")).isTrue();
    assertThat(on(DayKind.WEEKEND, "2026-10-11")).isTrue();
  }

  @Test
  void followsTheWallClockWhenItIsSetForwardAndBack() {
    Schedule morning = schedule(Set.of(), "02:30", "04:00");
    Instant springForward = Instant.parse("2026-03-29T01:00:00Z");
    Instant fallBack = Instant.parse("2026-10-25T01:00:00Z");

    assertThat(includes(morning, springForward.minusSeconds(1))).isFalse();
    assertThat(includes(morning, springForward)).isTrue();
    assertThat(includes(morning, springForward.plusSeconds(3600))).isFalse();
    assertThat(includes(morning, fallBack.minusSeconds(60))).isTrue();
    assertThat(includes(morning, fallBack)).isFalse();
    assertThat(includes(morning, fallBack.plusSeconds(1800))).isTrue();
  }

  @Test
  void refusesADayThatIsBothHolidayAndWorkday() {
    TreeSet<LocalDate> day = new TreeSet<>(Set.of(LocalDate.of(2026, 10, 1)));
    assertThatThrownBy(() -> new HolidayCalendar(day, day)).hasMessageContaining("2026-10-01");
  }

  private static boolean includes(Schedule schedule, Instant time) {
    return schedule.includes(time.atZone(BERLIN), CALENDAR);
  }

  private static boolean on(DayKind day, String date) {
    return schedule(Set.of(day), "00:00", "00:00").includes(at(date + "T12:00"), CALENDAR);
  }

  private static Schedule schedule(Set<DayKind> days, String from, String to) {
    return new Schedule(List.of(new Hours(days, LocalTime.parse(from), LocalTime.parse(to))));
  }

  private static ZonedDateTime at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI);
  }
}
