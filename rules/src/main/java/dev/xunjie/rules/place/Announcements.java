package dev.xunjie.rules.place;

import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.IncidentId;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.recheck.Rechecks;
import dev.xunjie.rules.zone.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what one call of the rule has to announce, in order. */
final class Announcements {
  private final Offence offence;
  private final String cameraId;
  private final String usualLabel;
  private final List<IncidentEvent> incidents = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final List<RecheckAnswer> answers = new ArrayList<>();

  Announcements(Offence offence, String cameraId, String usualLabel) {
    this.offence = offence;
    this.cameraId = cameraId;
    this.usualLabel = usualLabel;
  }

  Outcome<PlaceState> with(PlaceState state) {
    return new Outcome<>(state, incidents, warnings, answers);
  }

  /** Takes the answers, leaves the rest. */
  Rechecks answered(Rechecks.Step step) {
    answers.addAll(step.answers());
    return step.left();
  }

  void warned(PlaceEpisode episode) {
    Duration missing = episode.terms().zone().allowed().minus(episode.dwell().proven());
    warn(episode, Warning.Kind.GIVEN, episode.lastSeenAt().plus(missing));
  }

  void opened(PlaceEpisode episode) {
    announce(episode, IncidentEvent.Kind.OPENED, Optional.empty(), Optional.empty());
  }

  void strengthened(PlaceEpisode episode) {
    announce(episode, IncidentEvent.Kind.STRENGTHENED, Optional.empty(), Optional.empty());
  }

  /**
   * The episode is over.
   *
   * @param cleared the place afterwards, if a picture shows it
   */
  void ended(PlaceEpisode episode, Ending ending, Optional<Still> cleared) {
    switch (episode.stage()) {
      case VIOLATION -> announce(episode, IncidentEvent.Kind.ENDED, Optional.of(ending), cleared);
      case WARNED -> {
        boolean isCorrected = ending == Ending.LEFT;
        warn(
            episode,
            isCorrected ? Warning.Kind.CORRECTED : Warning.Kind.LAPSED,
            episode.lastSeenAt());
      }
      case OCCUPIED -> {}
    }
  }

  private void warn(PlaceEpisode episode, Warning.Kind kind, Instant dueAt) {
    warnings.add(
        new Warning(
            incidentId(episode),
            kind,
            offence,
            cameraId,
            IncidentZone.of(episode.terms().zone()),
            episode.terms().policyVersion(),
            episode.startedAt(),
            episode.lastSeenAt(),
            dueAt,
            episode.things().label().orElse(usualLabel),
            Optional.empty(),
            episode.pictures().newest()));
  }

  private void announce(
      PlaceEpisode episode,
      IncidentEvent.Kind kind,
      Optional<Ending> ending,
      Optional<Still> cleared) {
    Violation violation = episode.violation().orElseThrow();
    List<Still> stills = new ArrayList<>(episode.pictures().chosen());
    if (ending.isPresent() && episode.lastSeenAt().isAfter(violation.at())) {
      stills.add(episode.pictures().newest());
    }
    cleared.ifPresent(stills::add);
    incidents.add(
        new IncidentEvent(
            incidentId(episode),
            kind,
            offence,
            cameraId,
            IncidentZone.of(episode.terms().zone()),
            episode.terms().policyVersion(),
            episode.startedAt(),
            violation.at(),
            ending.map(over -> episode.lastSeenAt()),
            ending,
            PlaceEpisode.seconds(episode.dwell().proven()),
            PlaceEpisode.seconds(episode.dwell().unknown()),
            episode.things().label().orElse(usualLabel),
            violation.box(),
            stills,
            episode.reasons(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  private String incidentId(PlaceEpisode episode) {
    return IncidentId.derive(
        offence,
        cameraId,
        episode.terms().zone().id(),
        episode.startedAt(),
        episode.terms().zone().polygon().bounds().centre());
  }
}
