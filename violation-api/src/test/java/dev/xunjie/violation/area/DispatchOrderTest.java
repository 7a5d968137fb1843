package dev.xunjie.violation.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.xunjie.violation.area.Candidate.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which squad is sent first. */
class DispatchOrderTest {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final Instant NOON = Instant.parse("2026-09-28T12:00:00+08:00");
  private static final GeoPoint CAMERA = new GeoPoint(120.15, 30.25);
  private static final DutyRoster ON_DUTY = new DutyRoster(List.of());
  private static final DutyRoster OFF_DUTY =
      new DutyRoster(List.of(Duty.off(LocalDate.parse("2026-09-28"))));

  @Test
  void sendsTheNearestOnDutyOfTheAreaBeforeAllOthers() {
    List<Squad> squads =
        List.of(
            squad("far-own", 120.25, Set.of("east"), ON_DUTY),
            squad("near-other-off", 120.15, Set.of("west"), OFF_DUTY),
            squad("near-own-off", 120.15, Set.of("east"), OFF_DUTY),
            squad("near-other", 120.15, Set.of(), ON_DUTY),
            squad("near-own", 120.16, Set.of("west", "east"), ON_DUTY));

    List<Candidate> order =
        new DispatchOrder(Optional.of(CAMERA), Set.of("east", "centre"), CITY).of(squads, NOON);

    assertThat(order)
        .extracting(Candidate::squadId, Candidate::reason)
        .containsExactly(
            tuple("near-own", Reason.OWN_AREA_ON_DUTY),
            tuple("far-own", Reason.OWN_AREA_ON_DUTY),
            tuple("near-other", Reason.OTHER_AREA_ON_DUTY),
            tuple("near-own-off", Reason.OWN_AREA_OFF_DUTY),
            tuple("near-other-off", Reason.OTHER_AREA_OFF_DUTY));
    assertThat(order.get(0).metres().orElseThrow()).isBetween(950.0, 970.0);
  }

  @Test
  void proposesInAFixedOrderWhereNobodyKnowsTheCamerasPlace() {
    List<Squad> squads =
        List.of(
            squad("b", 120.15, Set.of("east"), ON_DUTY),
            squad("c", 120.15, Set.of(), OFF_DUTY),
            squad("a", 121, Set.of("east"), ON_DUTY));

    List<Candidate> order = new DispatchOrder(Optional.empty(), Set.of(), CITY).of(squads, NOON);

    assertThat(order)
        .extracting(Candidate::squadId, Candidate::reason, Candidate::metres)
        .containsExactly(
            tuple("a", Reason.OTHER_AREA_ON_DUTY, Optional.empty()),
            tuple("b", Reason.OTHER_AREA_ON_DUTY, Optional.empty()),
            tuple("c", Reason.OTHER_AREA_OFF_DUTY, Optional.empty()));
  }

  private static Squad squad(String id, double longitude, Set<String> areas, DutyRoster roster) {
    return new Squad(id, id, "", new GeoPoint(longitude, 30.25), areas, roster);
  }
}
