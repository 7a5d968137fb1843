package dev.xunjie.contracts.policy;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.schedule.HolidayCalendar;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is enforced in one camera's picture; the compacted {@code policies} topic and the policy
 * file of {@code xunjie watch}.
 *
 * @param cameraId whose picture
 * @param version counts up with every change, from 1; incidents say under which version they arose
 * @param zones the zones, ids unique; none means that nothing is enforced here
 * @param timeZone whose clock schedules follow, by its name in the tz database; absent: {@code
 *     Asia/Shanghai}
 * @param calendar holidays and days worked in exchange; absent: none are known
 */
public record CameraPolicy(
    String cameraId,
    int version,
    List<ZonePolicy> zones,
    Optional<String> timeZone,
    Optional<HolidayCalendar> calendar) {
  private static final ZoneId DEFAULT_TIME_ZONE = ZoneId.of("Asia/Shanghai");

  public CameraPolicy {
    Identifier.require("camera", cameraId);
    if (version < 1) {
      throw new IllegalArgumentException(
          "policy of camera %s: version is %d, but counts from 1".formatted(cameraId, version));
    }
    Objects.requireNonNull(zones, "policy of camera " + cameraId + " needs its zones");
    zones = List.copyOf(zones);
    Set<String> ids = new HashSet<>();
    for (ZonePolicy zone : zones) {
      if (!ids.add(zone.id())) {
        throw new IllegalArgumentException(
            "policy of camera %s names zone %s twice".formatted(cameraId, zone.id()));
      }
    }
    timeZone = Objects.requireNonNullElse(timeZone, Optional.empty());
    calendar = Objects.requireNonNullElse(calendar, Optional.empty());
    requireTimeZone(cameraId, timeZone);
  }

  /** One that follows China's clock and knows no holidays. */
  public CameraPolicy(String cameraId, int version, List<ZonePolicy> zones) {
    this(cameraId, version, zones, Optional.empty(), Optional.empty());
  }

  /** The clock that schedules follow. */
  public ZoneId clock() {
    return timeZone.map(ZoneId::of).orElse(DEFAULT_TIME_ZONE);
  }

  /** The days that aren't what their day of the week says. */
  public HolidayCalendar holidayCalendar() {
    return calendar.orElse(HolidayCalendar.NONE);
  }

  private static void requireTimeZone(String cameraId, Optional<String> name) {
    try {
      name.ifPresent(ZoneId::of);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException(
          "policy of camera %s: timeZone is \"%s\", but must be a name such as Asia/Shanghai"
              .formatted(cameraId, name.orElseThrow()),
          unknown);
    }
  }
}
