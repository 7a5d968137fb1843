package dev.xunjie.contracts.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;

/**
 * When something is enforced. In JSON the list of its hours.
 *
 * @param hours it is enforced while any of them run; none: always
 */
public record Schedule(List<Hours> hours) {
  public static final Schedule ALWAYS = new Schedule(List.of());

  @JsonCreator
  public Schedule {
    hours = List.copyOf(Objects.requireNonNull(hours, "a schedule needs its hours"));
  }

  @JsonValue
  @Override
  public List<Hours> hours() {
    return hours;
  }

  /**
   * Whether it is enforced at this time.
   *
   * @param time by the clock of the place
   */
  public boolean includes(ZonedDateTime time, HolidayCalendar calendar) {
    return hours.isEmpty() || hours.stream().anyMatch(each -> each.include(time, calendar));
  }
}
