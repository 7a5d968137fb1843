package dev.xunjie.rules.zone;

import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.schedule.HolidayCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * A zone as the policy in force has it.
 *
 * @param zone the zone
 * @param policyVersion version of that policy
 * @param clock whose time the zone's schedule follows
 * @param calendar holidays and days worked in exchange
 */
public record EnforcedZone<Z extends ZonePolicy>(
    Z zone, int policyVersion, ZoneId clock, HolidayCalendar calendar) {
  public EnforcedZone {
    Objects.requireNonNull(zone, "zone is missing");
    Objects.requireNonNull(clock, "clock is missing");
    Objects.requireNonNull(calendar, "calendar is missing");
  }

  /** The zones of one kind that a policy has. */
  public static <Z extends ZonePolicy> List<EnforcedZone<Z>> of(
      CameraPolicy policy, Class<Z> zoneClass) {
    return policy.zones().stream()
        .filter(zoneClass::isInstance)
        .map(zoneClass::cast)
        .map(
            zone ->
                new EnforcedZone<>(
                    zone, policy.version(), policy.clock(), policy.holidayCalendar()))
        .toList();
  }

  /** Whether its schedule includes this time. */
  public boolean isEnforcedAt(Instant time) {
    return zone.schedule().includes(time.atZone(clock), calendar);
  }
}
