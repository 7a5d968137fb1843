package dev.xunjie.rules.oneoffence;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Source;
import dev.xunjie.contracts.plate.PlateNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An offence that was announced.
 *
 * @param newest what was last said of it, with its sources
 * @param absorbed ids of incidents that turned out to be this one
 */
public record KnownOffence(IncidentEvent newest, List<String> absorbed) {
  /** Clocks of two cameras, and the moments at which they first see a vehicle, differ by less. */
  private static final Duration AT_ONCE = Duration.ofMinutes(2);

  public KnownOffence {
    absorbed = List.copyOf(absorbed);
  }

  /**
   * Whether it is the offence of which the event tells: the same vehicle by its plate, at the same
   * time, in another zone. The same vehicle back in the same zone committed another one.
   */
  boolean isSeenBy(IncidentEvent event) {
    return newest.offence() == event.offence()
        && !Source.of(newest).isOfTheZoneOf(Source.of(event))
        && plateOf(newest).isPresent()
        && plateOf(newest).equals(plateOf(event))
        && lastKnownOf(newest).plus(AT_ONCE).isAfter(event.startedAt())
        && lastKnownOf(event).plus(AT_ONCE).isAfter(newest.startedAt());
  }

  /** After the event, which is its own, was announced. */
  KnownOffence saying(IncidentEvent event) {
    return new KnownOffence(event.withSources(newest.sources()), absorbed);
  }

  /** After another incident turned out to be this one, or more was said of it. */
  KnownOffence absorbing(IncidentEvent other) {
    Source seen = Source.of(other);
    List<Source> sources = new ArrayList<>(newest.sources());
    sources.removeIf(seen::isOfTheZoneOf);
    sources.add(seen);
    List<String> ids = new ArrayList<>(absorbed);
    if (!ids.contains(other.incidentId())) {
      ids.add(other.incidentId());
    }
    return new KnownOffence(newest.strengthenedBy(sources), ids);
  }

  /** Whether nothing more can come of it. */
  boolean isOverBefore(Instant time) {
    return lastKnownOf(newest).isBefore(time);
  }

  private static Optional<PlateNumber> plateOf(IncidentEvent event) {
    return PlateCandidate.settled(event.plates()).map(plate -> plate.best().number());
  }

  /** When it was last known to go on; one that hasn't ended still does. */
  private static Instant lastKnownOf(IncidentEvent event) {
    return event.endedAt().orElse(FAR_AHEAD);
  }

  private static final Instant FAR_AHEAD = Instant.parse("9999-01-01T00:00:00Z");
}
