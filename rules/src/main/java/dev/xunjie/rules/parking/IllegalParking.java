package dev.xunjie.rules.parking;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.IncidentId;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.policy.ParkingZone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rule for illegal parking, as a pure state machine over the observations of one camera and one
 * zone:
 *
 * <pre>
 *   ground contact in the zone,        parkedAfter        permittedStop
 *   at rest                  ──► RESTING ──────► PARKED ────────────► VIOLATION   incident OPENED
 *                                   │               │                     │
 *                                   └───────────────┴─────────────────────┴──► left or lost: the
 *                                                                        episode ends; incident ENDED
 * </pre>
 *
 * <ul>
 *   <li><b>Opens</b> when pictures prove a dwell of the permitted stop <em>and</em> the first and
 *       the newest picture at rest lie at least that far apart.
 *   <li><b>Continues</b> by place, not by track id: a vehicle at rest on an episode's place is that
 *       episode's vehicle, unless its track was seen driving there after the other was last seen or
 *       its plate says that it is another. A gap (no picture, vehicle hidden or missed) is
 *       <em>unknown</em>: it neither adds to the dwell nor ends the episode.
 *   <li><b>Ends</b>, as of the last sighting, when pictures have shown its place without it for
 *       {@link ParkingZone#leftAfter}, when another vehicle has taken the place, or when it was out
 *       of sight for whatever reason for {@link ParkingZone#longestGap}; also when the zone was
 *       redrawn so that the vehicle no longer stands in it.
 * </ul>
 *
 * <p>A picture that can't carry a judgement (dark, blurred, covered, lens moved, …) is none: the
 * time until the next good one is a gap like any other.
 *
 * <p>Time is capture time. An observation that isn't newer than the newest one used is ignored, so
 * repeated and late ones change nothing. Each observation is judged by the policy in force then; an
 * open incident keeps what was established when it opened.
 */
public final class IllegalParking {
  /**
   * Two sightings no farther apart than this prove the stay between them. Key pictures come every 1
   * to 10 s on street cameras; a vehicle doesn't leave and come back to the same place within 15 s.
   */
  static final Duration PROVEN_GAP = Duration.ofSeconds(15);

  /**
   * Boxes of one vehicle at rest overlap at least this much (intersection over union) from picture
   * to picture; those of neighbours in a row of parked cars overlap less.
   */
  static final double SAME_PLACE_OVERLAP = 0.4;

  /**
   * From this covered share on, something before the place hides whether the vehicle stands there.
   */
  static final double HIDING_SHARE = 0.3;

  private IllegalParking() {}

  /**
   * What an observation leads to.
   *
   * @param state what is remembered of this camera and zone
   * @param observation what was seen in one frame of the camera
   * @param zone the zone as the policy has it now
   * @param policyVersion version of that policy
   */
  public static ParkingOutcome update(
      ParkingState state, Observation observation, ParkingZone zone, int policyVersion) {
    Instant now = observation.capturedAt();
    boolean isRepeated = state.observedUntil().filter(until -> !now.isAfter(until)).isPresent();
    if (isRepeated || !observation.scene().carriesJudgement()) {
      return new ParkingOutcome(state, List.of());
    }
    Duration sincePrevious =
        shorter(
            state.observedUntil().map(until -> Duration.between(until, now)).orElse(Duration.ZERO),
            PROVEN_GAP);

    List<IncidentEvent> events = new ArrayList<>();
    List<ParkingEpisode> episodes = new ArrayList<>();
    List<ObservedObject> atRest = new ArrayList<>(vehiclesAtRest(observation, zone));
    for (ParkingEpisode episode : state.episodes()) {
      if (isLost(episode, zone, now) || isOutside(episode, zone)) {
        end(episode, observation.cameraId()).ifPresent(events::add);
        continue;
      }
      Optional<ObservedObject> occupant = occupantOf(episode, atRest);
      occupant.ifPresent(atRest::remove);
      if (occupant.filter(vehicle -> isAnotherThanOf(episode, vehicle)).isPresent()) {
        end(episode, observation.cameraId()).ifPresent(events::add);
        atRest.add(occupant.get());
        continue;
      }
      ParkingEpisode next =
          occupant
              .map(vehicle -> episode.seen(vehicle, observation, PROVEN_GAP))
              .orElseGet(
                  () -> isHidden(episode, observation) ? episode : episode.missed(sincePrevious));
      if (next.dwell().absent().compareTo(zone.leftAfter()) >= 0) {
        end(next, observation.cameraId()).ifPresent(events::add);
      } else {
        episodes.add(next);
      }
    }
    for (ObservedObject vehicle : atRest) {
      if (zone.polygon().contains(vehicle.box().groundContact())
          && episodes.stream().noneMatch(episode -> standsOn(episode, vehicle))) {
        episodes.add(ParkingEpisode.begin(vehicle, observation, PROVEN_GAP));
      }
    }
    episodes.replaceAll(episode -> promote(episode, observation, zone, policyVersion, events));
    return new ParkingOutcome(new ParkingState(Optional.of(now), episodes), events);
  }

  /**
   * What the mere passing of time leads to: vehicles out of sight for too long are lost.
   *
   * @param now event time up to which all observations of this camera are known
   */
  public static ParkingOutcome advance(
      ParkingState state, String cameraId, ParkingZone zone, Instant now) {
    List<IncidentEvent> events = new ArrayList<>();
    List<ParkingEpisode> episodes = new ArrayList<>();
    for (ParkingEpisode episode : state.episodes()) {
      if (isLost(episode, zone, now)) {
        end(episode, cameraId).ifPresent(events::add);
      } else {
        episodes.add(episode);
      }
    }
    return new ParkingOutcome(new ParkingState(state.observedUntil(), episodes), events);
  }

  /** When {@link #advance} should be called if no observation comes before; empty if never. */
  public static Optional<Instant> wakeAt(ParkingState state, ParkingZone zone) {
    return state.episodes().stream()
        .map(episode -> episode.lastSeenAt().plus(zone.longestGap()))
        .min(Comparator.naturalOrder());
  }

  /** The events that end all that is open, for a zone that is no longer enforced. */
  public static List<IncidentEvent> abandon(ParkingState state, String cameraId) {
    return state.episodes().stream().flatMap(episode -> end(episode, cameraId).stream()).toList();
  }

  private static List<ObservedObject> vehiclesAtRest(Observation observation, ParkingZone zone) {
    return observation.objects().stream()
        .filter(ObservedObject::isMotorVehicle)
        .filter(vehicle -> vehicle.score() >= zone.leastScore())
        .filter(vehicle -> vehicle.atRestSince().isPresent())
        .toList();
  }

  private static Optional<ObservedObject> occupantOf(
      ParkingEpisode episode, List<ObservedObject> atRest) {
    return atRest.stream()
        .filter(vehicle -> standsOn(episode, vehicle))
        .max(
            Comparator.comparing((ObservedObject vehicle) -> vehicle.trackId() == episode.trackId())
                .thenComparing(vehicle -> vehicle.box().intersectionOverUnion(episode.place())));
  }

  private static boolean standsOn(ParkingEpisode episode, ObservedObject vehicle) {
    return vehicle.box().intersectionOverUnion(episode.place()) >= SAME_PLACE_OVERLAP;
  }

  private static boolean isAnotherThanOf(ParkingEpisode episode, ObservedObject vehicle) {
    return hasTakenThePlaceOf(episode, vehicle) || episode.plates().isOfAnotherThan(vehicle);
  }

  private static boolean hasTakenThePlaceOf(ParkingEpisode episode, ObservedObject vehicle) {
    return vehicle.trackId() != episode.trackId()
        && vehicle.arrived()
        && vehicle.atRestSince().orElseThrow().isAfter(episode.lastSeenAt());
  }

  private static boolean isHidden(ParkingEpisode episode, Observation observation) {
    return observation.objects().stream()
        .anyMatch(object -> episode.place().coveredBy(object.box()) >= HIDING_SHARE);
  }

  /** Whether the zone was redrawn so that the vehicle no longer stands in it. */
  private static boolean isOutside(ParkingEpisode episode, ParkingZone zone) {
    return !zone.polygon().contains(episode.place().groundContact());
  }

  private static boolean isLost(ParkingEpisode episode, ParkingZone zone, Instant now) {
    return Duration.between(episode.lastSeenAt(), now).compareTo(zone.longestGap()) >= 0;
  }

  private static ParkingEpisode promote(
      ParkingEpisode episode,
      Observation observation,
      ParkingZone zone,
      int policyVersion,
      List<IncidentEvent> events) {
    ParkingEpisode now = episode;
    if (!now.lastSeenAt().equals(observation.capturedAt())) {
      return now;
    }
    if (now.stage() == Stage.RESTING && now.dwell().proven().compareTo(zone.parkedAfter()) >= 0) {
      now = now.parked();
    }
    if (now.stage() != Stage.PARKED) {
      return now;
    }
    if (now.pictured().compareTo(zone.permittedStop()) >= 0
        && now.dwell().proven().compareTo(zone.permittedStop()) >= 0) {
      now = now.keeping(Still.Moment.VIOLATION);
      now = now.violating(establish(now, observation, zone, policyVersion));
      events.add(event(now, now.violation().orElseThrow(), observation.cameraId(), false));
    } else if (!now.keeps(Still.Moment.BETWEEN)
        && now.pictured().compareTo(zone.permittedStop().dividedBy(2)) >= 0) {
      now = now.keeping(Still.Moment.BETWEEN);
    }
    return now;
  }

  private static Violation establish(
      ParkingEpisode episode, Observation observation, ParkingZone zone, int policyVersion) {
    return new Violation(
        IncidentId.derive(
            Offence.ILLEGAL_PARKING,
            observation.cameraId(),
            zone.id(),
            episode.startedAt(),
            episode.place().centre()),
        observation.capturedAt(),
        episode.lastSeen().box(),
        IncidentZone.of(zone),
        policyVersion,
        List.of(
            new Reason(
                "dwellSeconds", zone.permittedStopSeconds(), seconds(episode.dwell().proven())),
            new Reason("meanScore", zone.leastScore(), episode.sightings().meanScore())));
  }

  private static Optional<IncidentEvent> end(ParkingEpisode episode, String cameraId) {
    return episode.violation().map(violation -> event(episode, violation, cameraId, true));
  }

  private static IncidentEvent event(
      ParkingEpisode episode, Violation violation, String cameraId, boolean ended) {
    List<Still> stills = new ArrayList<>(episode.stills());
    if (ended && episode.lastSeenAt().isAfter(violation.at())) {
      stills.add(episode.lastSeen());
    }
    return new IncidentEvent(
        violation.incidentId(),
        ended ? IncidentEvent.Kind.ENDED : IncidentEvent.Kind.OPENED,
        Offence.ILLEGAL_PARKING,
        cameraId,
        violation.zone(),
        violation.policyVersion(),
        episode.startedAt(),
        violation.at(),
        ended ? Optional.of(episode.lastSeenAt()) : Optional.empty(),
        seconds(episode.dwell().proven()),
        seconds(episode.dwell().unknown()),
        episode.sightings().label(),
        violation.box(),
        stills,
        violation.reasons());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
