package dev.xunjie.rules.dirtytruck;

import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.IncidentId;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.rules.zone.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what one call of the rule has to announce, in order. */
final class Announcements {
  /** Two best stills lie at least this share of the pass apart, so that they show two views. */
  private static final int BEST_APART_OF_PASS = 4;

  private final String cameraId;
  private final List<IncidentEvent> incidents = new ArrayList<>();

  Announcements(String cameraId) {
    this.cameraId = cameraId;
  }

  Outcome<TruckState> with(TruckState state) {
    return new Outcome<>(state, incidents, List.of());
  }

  /** The pass is over and established: its incident opens and ends at once. */
  void passed(TruckPass pass, Finding finding, Ending ending) {
    announce(pass, finding, IncidentEvent.Kind.OPENED, Optional.empty());
    announce(pass, finding, IncidentEvent.Kind.ENDED, Optional.of(ending));
  }

  private void announce(
      TruckPass pass, Finding finding, IncidentEvent.Kind kind, Optional<Ending> ending) {
    TruckView best = pass.byWorth().get(0);
    incidents.add(
        new IncidentEvent(
            IncidentId.derive(
                Offence.DIRTY_TRUCK,
                cameraId,
                pass.terms().zone().id(),
                pass.startedAt(),
                pass.first().box().centre()),
            kind,
            Offence.DIRTY_TRUCK,
            cameraId,
            IncidentZone.of(pass.terms().zone()),
            pass.terms().policyVersion(),
            pass.startedAt(),
            best.capturedAt(),
            ending.map(over -> pass.lastSeenAt()),
            ending,
            seconds(pass.dwell().proven()),
            seconds(pass.dwell().unknown()),
            pass.sightings().label(),
            best.box(),
            stills(pass),
            finding.reasons(),
            pass.plates().candidates(),
            finding.lead(),
            List.of(),
            Optional.empty()));
  }

  /** The best view, another of another moment if there is one, the first and the last picture. */
  private static List<Still> stills(TruckPass pass) {
    List<TruckView> views = pass.byWorth();
    TruckView best = views.get(0);
    Duration apart =
        Duration.between(pass.startedAt(), pass.lastSeenAt()).dividedBy(BEST_APART_OF_PASS);
    List<Still> stills = new ArrayList<>();
    add(stills, still(best));
    views.stream()
        .filter(view -> between(view, best).compareTo(apart) >= 0)
        .findFirst()
        .ifPresent(view -> add(stills, still(view)));
    add(stills, pass.first());
    add(stills, pass.last());
    stills.sort(Comparator.comparing(Still::capturedAt));
    return stills;
  }

  private static void add(List<Still> stills, Still still) {
    if (stills.stream().noneMatch(chosen -> chosen.frame().equals(still.frame()))) {
      stills.add(still);
    }
  }

  private static Still still(TruckView view) {
    return new Still(Still.Moment.BEST, view.capturedAt(), view.frame(), view.box());
  }

  private static Duration between(TruckView one, TruckView other) {
    return Duration.between(one.capturedAt(), other.capturedAt()).abs();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
