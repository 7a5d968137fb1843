package dev.xunjie.violation.area;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;

/**
 * When a squad is on duty, by the city's wall clock.
 *
 * @param weekday every week on this day; or else
 * @param date on this day alone, in place of what holds for its weekday
 * @param from when it begins; absent, on a date alone: a day off
 * @param until when it ends; not after {@code from}: on the next day, so that equal times mean 24
 *     hours
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Duty(
    Optional<DayOfWeek> weekday,
    Optional<LocalDate> date,
    Optional<LocalTime> from,
    Optional<LocalTime> until) {
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

  public Duty {
    weekday = Objects.requireNonNullElse(weekday, Optional.empty());
    date = Objects.requireNonNullElse(date, Optional.empty());
    from = Objects.requireNonNullElse(from, Optional.empty());
    until = Objects.requireNonNullElse(until, Optional.empty());
    if (weekday.isPresent() == date.isPresent()) {
      throw new IllegalArgumentException(
          "a duty needs either a weekday, as \"MONDAY\", or a date, as \"2026-10-01\"");
    }
    if (from.isPresent() != until.isPresent()) {
      throw new IllegalArgumentException("a duty needs both from and until, as \"07:30\"");
    }
    if (from.isEmpty() && weekday.isPresent()) {
      throw new IllegalArgumentException(
          "a duty on %s needs from and until; a day off on a weekday is one without an entry"
              .formatted(weekday.get()));
    }
    if (date.filter(day -> day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)).isPresent()) {
      throw new IllegalArgumentException(
          "a duty's date is %s, but must lie from %s to %s"
              .formatted(date.get(), FIRST_DAY, LAST_DAY));
    }
  }

  /** Duty every week. */
  public static Duty on(DayOfWeek weekday, LocalTime from, LocalTime until) {
    return new Duty(Optional.of(weekday), Optional.empty(), Optional.of(from), Optional.of(until));
  }

  /** Duty on one date. */
  public static Duty on(LocalDate date, LocalTime from, LocalTime until) {
    return new Duty(Optional.empty(), Optional.of(date), Optional.of(from), Optional.of(until));
  }

  /** No duty on one date, whatever its weekday says. */
  public static Duty off(LocalDate date) {
    return new Duty(Optional.empty(), Optional.of(date), Optional.empty(), Optional.empty());
  }
}
