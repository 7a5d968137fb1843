package dev.xunjie.violation.workflow;

import dev.xunjie.contracts.schedule.HolidayCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * When a clock ends. The day on which it starts doesn't count; it ends with its last day, at
 * midnight.
 *
 * @param days holidays and make-up days
 * @param through the last day that {@code days} knows of; what lies after it follows the days of
 *     the week
 * @param zone the city's time zone
 */
public record WorkingCalendar(HolidayCalendar days, LocalDate through, ZoneId zone) {
  /**
   * Fewer days left than this are few: the State Council publishes a year's holidays in the
   * November before it, and the longest clock by working days takes less than a month with every
   * holiday.
   */
  private static final int FEW_DAYS = 60;

  public WorkingCalendar {
    Objects.requireNonNull(days, "days are missing");
    Objects.requireNonNull(through, "through is missing");
    Objects.requireNonNull(zone, "zone is missing");
  }

  /**
   * When a clock that starts now ends.
   *
   * @throws IllegalArgumentException of a clock whose end is named when it starts
   */
  public Instant end(ClockKind clock, Instant start) {
    LocalDate day = start.atZone(zone).toLocalDate();
    return switch (clock.days()) {
      case CALENDAR -> endOf(day.plusDays(clock.length()));
      case WORKING -> endOf(workingDaysAfter(day, clock.length()));
      case NAMED ->
          throw new IllegalArgumentException("the end of %s must be named".formatted(clock));
    };
  }

  /** The end of that day. */
  public Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** For how many days after that time's the calendar knows; negative once it knows no more. */
  public long daysLeft(Instant now) {
    return ChronoUnit.DAYS.between(dayAt(now), through);
  }

  /** Whether it is time for the next year's calendar. */
  public boolean endsSoon(Instant now) {
    return daysLeft(now) < FEW_DAYS;
  }

  /** The day that it is at that time. */
  public LocalDate dayAt(Instant time) {
    return time.atZone(zone).toLocalDate();
  }

  private LocalDate workingDaysAfter(LocalDate day, int count) {
    LocalDate last = day;
    for (int left = count; left > 0; ) {
      last = last.plusDays(1);
      if (days.isWorkday(last)) {
        left--;
      }
    }
    return last;
  }
}
