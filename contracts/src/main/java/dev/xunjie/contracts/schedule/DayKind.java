package dev.xunjie.contracts.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Which days are meant. A holiday is no other day: a sign that says Monday doesn't mean it. */
public enum DayKind {
  MONDAY,
  TUESDAY,
  WEDNESDAY,
  THURSDAY,
  FRIDAY,
  SATURDAY,
  SUNDAY,
  /** A day on which people work: Monday to Friday, or a day off that is worked (调休上班). */
  WORKDAY,
  /** Saturday or Sunday that is neither a holiday nor worked. */
  WEEKEND,
  /** A public holiday, whatever day of the week. */
  HOLIDAY;

  /** Whether the date is such a day. */
  boolean includes(LocalDate date, HolidayCalendar calendar) {
    boolean isHoliday = calendar.holidays().contains(date);
    return switch (this) {
      case HOLIDAY -> isHoliday;
      case WORKDAY -> calendar.isWorkday(date);
      case WEEKEND -> !isHoliday && !calendar.isWorkday(date);
      default -> !isHoliday && date.getDayOfWeek() == DayOfWeek.valueOf(name());
    };
  }
}
