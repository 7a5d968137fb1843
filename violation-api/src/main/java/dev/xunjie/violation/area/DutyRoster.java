package dev.xunjie.violation.area;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A squad's duties. A squad for which none were entered is on duty always: until somebody keeps a
 * roster, nothing that needs a squad goes without one.
 *
 * @param duties in any order
 */
public record DutyRoster(List<Duty> duties) {
  public DutyRoster {
    duties = List.copyOf(Objects.requireNonNull(duties, "duties are missing: [] means always"));
  }

  /**
   * Whether the squad is on duty at that moment. Where the clock is set forward or back, duty
   * follows the clock on the wall; it ends when its last minute does.
   */
  public boolean isOnDuty(Instant at, ZoneId city) {
    if (duties.isEmpty()) {
      return true;
    }
    LocalDate today = LocalDate.ofInstant(at, city);
    return Stream.of(today.minusDays(1), today)
        .anyMatch(day -> beginningOn(day).anyMatch(duty -> includes(duty, day, at, city)));
  }

  private Stream<Duty> beginningOn(LocalDate day) {
    List<Duty> ofTheDate =
        duties.stream().filter(duty -> duty.date().filter(day::equals).isPresent()).toList();
    return ofTheDate.isEmpty()
        ? duties.stream()
            .filter(duty -> duty.weekday().filter(day.getDayOfWeek()::equals).isPresent())
        : ofTheDate.stream();
  }

  private static boolean includes(Duty duty, LocalDate day, Instant at, ZoneId city) {
    if (duty.from().isEmpty() || duty.until().isEmpty()) {
      return false;
    }
    LocalTime from = duty.from().get();
    LocalTime until = duty.until().get();
    LocalDate lastDay = from.isBefore(until) ? day : day.plusDays(1);
    Instant begins = day.atTime(from).atZone(city).toInstant();
    Instant ends = lastDay.atTime(until).atZone(city).withLaterOffsetAtOverlap().toInstant();
    return !at.isBefore(begins) && at.isBefore(ends);
  }
}
