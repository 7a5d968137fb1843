package dev.xunjie.violation.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a squad is on duty. 2026-09-28 is a Monday. */
class DutyRosterTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duty BY_DAY = Duty.on(DayOfWeek.MONDAY, at("08:00"), at("17:30"));
  private static final Duty BY_NIGHT = Duty.on(DayOfWeek.MONDAY, at("22:00"), at("06:00"));

  @Test
  void isAlwaysOnDutyUntilSomebodyKeepsARoster() {
    assertThat(new DutyRoster(List.of()).isOnDuty(Instant.EPOCH, SHANGHAI)).isTrue();
  }

  @Test
  void beginsWithTheFirstMinuteAndEndsBeforeTheLast() {
    assertThat(inShanghai("2026-09-28T07:59:59+08:00", BY_DAY)).isFalse();
    assertThat(inShanghai("2026-09-28T08:00:00+08:00", BY_DAY)).isTrue();
    assertThat(inShanghai("2026-09-28T17:29:59+08:00", BY_DAY)).isTrue();
    assertThat(inShanghai("2026-09-28T17:30:00+08:00", BY_DAY)).isFalse();
    assertThat(inShanghai("2026-09-29T12:00:00+08:00", BY_DAY)).isFalse();
  }

  @Test
  void goesOnOverMidnight() {
    assertThat(inShanghai("2026-09-28T21:59:59+08:00", BY_NIGHT)).isFalse();
    assertThat(inShanghai("2026-09-28T23:59:59+08:00", BY_NIGHT)).isTrue();
    assertThat(inShanghai("2026-09-29T05:59:59+08:00", BY_NIGHT)).isTrue();
    assertThat(inShanghai("2026-09-29T06:00:00+08:00", BY_NIGHT)).isFalse();
    assertThat(inShanghai("2026-09-28T03:00:00+08:00", BY_NIGHT)).isFalse();
  }

  @Test
  void lastsADayWhereBothTimesAreTheSame() {
    Duty whole = Duty.on(DayOfWeek.MONDAY, at("08:00"), at("08:00"));

    assertThat(inShanghai("2026-09-28T08:00:00+08:00", whole)).isTrue();
    assertThat(inShanghai("2026-09-29T07:59:59+08:00", whole)).isTrue();
    assertThat(inShanghai("2026-09-29T08:00:00+08:00", whole)).isFalse();
  }

  @Test
  void letsADateTakeThePlaceOfItsWeekday() {
    Duty holiday = Duty.on(LocalDate.parse("2026-09-28"), at("10:00"), at("12:00"));

    assertThat(inShanghai("2026-09-28T09:00:00+08:00", BY_DAY, holiday)).isFalse();
    assertThat(inShanghai("2026-09-28T11:00:00+08:00", BY_DAY, holiday)).isTrue();
    assertThat(inShanghai("2026-10-05T09:00:00+08:00", BY_DAY, holiday)).isTrue();
  }

  @Test
  void isFreeOnADayOffButFinishesTheNightBefore() {
    Duty off = Duty.off(LocalDate.parse("2026-09-29"));
    Duty tuesday = Duty.on(DayOfWeek.TUESDAY, at("08:00"), at("17:30"));

    assertThat(inShanghai("2026-09-29T12:00:00+08:00", BY_NIGHT, tuesday, off)).isFalse();
    assertThat(inShanghai("2026-09-29T02:00:00+08:00", BY_NIGHT, tuesday, off)).isTrue();
  }

  @Test
  void followsTheClockOnTheWallWhenItIsSetForwardOrBack() {
    Duty night = Duty.on(DayOfWeek.SATURDAY, at("22:00"), at("06:00"));
    Duty untilTheChange = Duty.on(DayOfWeek.SATURDAY, at("22:00"), at("02:30"));

    // On 2026-03-29 at 02:00 it becomes 03:00, on 2026-10-25 at 03:00 it becomes 02:00.
    assertThat(inBerlin("2026-03-29T05:59:59+02:00", night)).isTrue();
    assertThat(inBerlin("2026-03-29T06:00:00+02:00", night)).isFalse();
    assertThat(inBerlin("2026-10-25T05:59:59+01:00", night)).isTrue();
    assertThat(inBerlin("2026-10-25T06:00:00+01:00", night)).isFalse();
    assertThat(inBerlin("2026-10-25T02:29:59+01:00", untilTheChange)).isTrue();
    assertThat(inBerlin("2026-10-25T02:30:00+01:00", untilTheChange)).isFalse();
    assertThat(inBerlin("2026-03-29T03:29:59+02:00", untilTheChange)).isTrue();
    assertThat(inBerlin("2026-03-29T03:30:00+02:00", untilTheChange)).isFalse();
  }

  @Test
  void refusesADutyThatSaysTooMuchOrTooLittle() {
    Optional<LocalTime> eight = Optional.of(at("08:00"));
    Optional<DayOfWeek> monday = Optional.of(DayOfWeek.MONDAY);
    Optional<LocalDate> date = Optional.of(LocalDate.parse("2026-09-28"));
    Optional<LocalDate> never = Optional.empty();

    assertThatThrownBy(() -> new Duty(monday, date, eight, eight)).hasMessageContaining("either");
    assertThatThrownBy(() -> new Duty(Optional.empty(), never, eight, eight))
        .hasMessageContaining("either");
    assertThatThrownBy(() -> new Duty(monday, never, eight, Optional.empty()))
        .hasMessageContaining("both from and until");
    assertThatThrownBy(() -> new Duty(monday, never, Optional.empty(), Optional.empty()))
        .hasMessageContaining("a day off on a weekday");
    assertThatThrownBy(() -> Duty.off(LocalDate.MAX)).hasMessageContaining("must lie from");
  }

  private static LocalTime at(String clock) {
    return LocalTime.parse(clock);
  }

  private static boolean inShanghai(String moment, Duty... duties) {
    return isOnDuty(moment, SHANGHAI, duties);
  }

  private static boolean inBerlin(String moment, Duty... duties) {
    return isOnDuty(moment, BERLIN, duties);
  }

  private static boolean isOnDuty(String moment, ZoneId city, Duty... duties) {
    return new DutyRoster(List.of(duties)).isOnDuty(Instant.parse(moment), city);
  }
}
