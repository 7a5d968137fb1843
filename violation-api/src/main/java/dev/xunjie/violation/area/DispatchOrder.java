package dev.xunjie.violation.area;

import dev.xunjie.violation.area.Candidate.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts squads into the order in which they are to be sent: those of the camera's area before
 * others, those on duty before all who aren't, and then the nearest base first.
 */
final class DispatchOrder {
  private static final Comparator<Candidate> ORDER =
      Comparator.comparing(Candidate::reason)
          .thenComparing(candidate -> candidate.metres().orElse(Double.MAX_VALUE))
          .thenComparing(Candidate::squadId);

  private final Optional<GeoPoint> camera;
  private final Set<String> areas;
  private final ZoneId city;

  /**
   * @param camera where it stands, if that is known
   * @param areas ids of the areas that hold it
   * @param city whose clock rosters follow
   */
  DispatchOrder(Optional<GeoPoint> camera, Set<String> areas, ZoneId city) {
    this.camera = camera;
    this.areas = Set.copyOf(areas);
    this.city = city;
  }

  List<Candidate> of(List<Squad> squads, Instant at) {
    return squads.stream().map(squad -> candidate(squad, at)).sorted(ORDER).toList();
  }

  private Candidate candidate(Squad squad, Instant at) {
    boolean isOwnArea = squad.areas().stream().anyMatch(areas::contains);
    return new Candidate(
        squad.id(),
        squad.name(),
        squad.phone(),
        reason(isOwnArea, squad.roster().isOnDuty(at, city)),
        camera.map(squad.base()::metresTo));
  }

  private static Reason reason(boolean isOwnArea, boolean isOnDuty) {
    if (isOnDuty) {
      return isOwnArea ? Reason.OWN_AREA_ON_DUTY : Reason.OTHER_AREA_ON_DUTY;
    }
    return isOwnArea ? Reason.OWN_AREA_OFF_DUTY : Reason.OTHER_AREA_OFF_DUTY;
  }
}
