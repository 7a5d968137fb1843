package dev.xunjie.contracts.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Hours of some days, by the wall clock: what a sign says. Where the clock is set forward or back,
 * the hours follow it.
 *
 * @param days on which they begin; absent or empty: every day
 * @param from when they begin
 * @param to when they end; not after {@code from}: on the day after, so that equal ones mean a
 *     whole day
 */
public record Hours(Set<DayKind> days, LocalTime from, LocalTime to) {
  public Hours {
    days =
        days == null || days.isEmpty()
            ? Set.of()
            : Collections.unmodifiableSet(EnumSet.copyOf(days));
    Objects.requireNonNull(from, "hours need the time from which they run, as \"07:00\"");
    Objects.requireNonNull(to, "hours need the time to which they run, as \"21:00\"");
  }

  /** Whether they run at this time. */
  public boolean include(ZonedDateTime time, HolidayCalendar calendar) {
    LocalTime clock = time.toLocalTime();
    LocalDate today = time.toLocalDate();
    if (from.isBefore(to)) {
      return isOn(today, calendar) && !clock.isBefore(from) && clock.isBefore(to);
    }
    return isOn(today, calendar) && !clock.isBefore(from)
        || isOn(today.minusDays(1), calendar) && clock.isBefore(to);
  }

  private boolean isOn(LocalDate date, HolidayCalendar calendar) {
    return days.isEmpty() || days.stream().anyMatch(day -> day.includes(date, calendar));
  }
}
