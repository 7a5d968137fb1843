package dev.xunjie.contracts.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The days that aren't what their day of the week says, as the State Council publishes them every
 * year.
 *
 * @param holidays public holidays
 * @param workdays Saturdays and Sundays that are worked in exchange (调休上班)
 */
public record HolidayCalendar(SortedSet<LocalDate> holidays, SortedSet<LocalDate> workdays) {
  /** Every day is what its day of the week says. */
  public static final HolidayCalendar NONE = new HolidayCalendar(null, null);

  public HolidayCalendar {
    holidays = copy(holidays);
    workdays = copy(workdays);
    for (LocalDate date : workdays) {
      if (holidays.contains(date)) {
        throw new IllegalArgumentException(
            "%s is both a holiday and a workday: it can only be one".formatted(date));
      }
    }
  }

  /** Whether people work on this date. */
  public boolean isWorkday(LocalDate date) {
    boolean isWeekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    return workdays.contains(date) || !isWeekend && !holidays.contains(date);
  }

  private static SortedSet<LocalDate> copy(Set<LocalDate> dates) {
    return Collections.unmodifiableSortedSet(
        new TreeSet<>(Objects.requireNonNullElse(dates, Set.of())));
  }
}
