package dev.xunjie.rules.parking;

import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.IncidentId;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.zone.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what one call of the rule has to announce, in order. */
final class Announcements {
  private final String cameraId;
  private final List<IncidentEvent> incidents = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();

  Announcements(String cameraId) {
    this.cameraId = cameraId;
  }

  Outcome<ParkingState> with(ParkingState state) {
    return new Outcome<>(state, incidents, warnings);
  }

  void warned(ParkingEpisode episode) {
    Duration missing = episode.terms().zone().permittedStop().minus(episode.dwell().proven());
    warn(episode, Warning.Kind.GIVEN, episode.lastSeenAt().plus(missing));
  }

  void opened(ParkingEpisode episode) {
    announce(episode, IncidentEvent.Kind.OPENED, Optional.empty());
  }

  void strengthened(ParkingEpisode episode) {
    announce(episode, IncidentEvent.Kind.STRENGTHENED, Optional.empty());
  }

  /** The stay is over, or nothing more comes of it. */
  void ended(ParkingEpisode episode, Ending ending) {
    switch (episode.stage()) {
      case VIOLATION -> announce(episode, IncidentEvent.Kind.ENDED, Optional.of(ending));
      case WARNED -> warn(episode, unheardOf(ending), episode.lastSeenAt());
      case RESTING, PARKED, EXEMPT -> {}
    }
  }

  private static Warning.Kind unheardOf(Ending ending) {
    return switch (ending) {
      case LEFT, REPLACED -> Warning.Kind.CORRECTED;
      case LOST, EXEMPT, SAME_OFFENCE, NOT_ENFORCED -> Warning.Kind.LAPSED;
    };
  }

  private void warn(ParkingEpisode episode, Warning.Kind kind, Instant dueAt) {
    warnings.add(
        new Warning(
            incidentId(episode),
            kind,
            Offence.ILLEGAL_PARKING,
            cameraId,
            IncidentZone.of(episode.terms().zone()),
            episode.terms().policyVersion(),
            episode.startedAt(),
            episode.lastSeenAt(),
            dueAt,
            episode.sightings().label(),
            episode.plate(),
            episode.pictures().newest()));
  }

  private void announce(ParkingEpisode episode, IncidentEvent.Kind kind, Optional<Ending> ending) {
    Violation violation = episode.violation().orElseThrow();
    List<Still> stills = new ArrayList<>(episode.pictures().chosen());
    if (ending.isPresent() && episode.lastSeenAt().isAfter(violation.at())) {
      stills.add(episode.pictures().newest());
    }
    incidents.add(
        new IncidentEvent(
            incidentId(episode),
            kind,
            Offence.ILLEGAL_PARKING,
            cameraId,
            IncidentZone.of(episode.terms().zone()),
            episode.terms().policyVersion(),
            episode.startedAt(),
            violation.at(),
            ending.map(over -> episode.lastSeenAt()),
            ending,
            seconds(episode.dwell().proven()),
            seconds(episode.dwell().unknown()),
            episode.sightings().label(),
            violation.box(),
            stills,
            violation.reasons(),
            episode.plates().candidates(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  private String incidentId(ParkingEpisode episode) {
    return IncidentId.derive(
        Offence.ILLEGAL_PARKING,
        cameraId,
        episode.terms().zone().id(),
        episode.startedAt(),
        episode.place().centre());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
