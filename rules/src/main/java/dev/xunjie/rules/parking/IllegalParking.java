package dev.xunjie.rules.parking;

import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.rules.zone.EnforcedZone;
import dev.xunjie.rules.zone.Outcome;
import dev.xunjie.rules.zone.Terms;
import dev.xunjie.rules.zone.ZoneRule;
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
 *   stands in the zone,           parkedAfter     warnAfter        permittedStop
 *   at rest, enforced ──► RESTING ─────► PARKED ───────► WARNED ───────────► VIOLATION
 *                            │              │        warning │         incident  │
 *                            │              │          GIVEN │           OPENED  │ more known:
 *                            │              │                │                   │ STRENGTHENED
 *                            └──────────────┴────────┬───────┴───────────────────┘
 *                                                    ▼
 *       left, replaced, lost, not enforced: the stay ends; warning CORRECTED or LAPSED,
 *                                                     incident ENDED
 *       its plate is exempt: the same, and EXEMPT until it leaves
 * </pre>
 *
 * <ul>
 *   <li><b>Opens</b> when pictures prove a dwell of the permitted stop <em>and</em> the first and
 *       the newest picture at rest lie at least that far apart.
 *   <li><b>Strengthened</b> when pictures agree on a plate, or on another one than before, and when
 *       the dwell has doubled since the last announcement.
 *   <li><b>Continues</b> by place, not by track id: a vehicle at rest on an episode's place is that
 *       episode's vehicle, unless its track was seen driving there after the other was last seen or
 *       its plate says that it is another. A gap (no picture, vehicle hidden or missed) is
 *       <em>unknown</em>: it neither adds to the dwell nor ends the episode.
 *   <li><b>Ends</b>, as of the last sighting, when pictures have shown its place without it for
 *       {@link ParkingZone#leftAfter}, when another vehicle has taken the place, or when it was out
 *       of sight for whatever reason for {@link ParkingZone#longestGap}; also when the zone was
 *       redrawn so that the vehicle no longer stands in it.
 *   <li><b>Terms</b>: a stay is judged by the zone as it was when the stay began. A policy changed
 *       meanwhile holds for stays that begin later.
 *   <li><b>Hours</b>: outside the schedule of the policy in force no stay begins, and one that is
 *       no violation yet is dropped: time before the hours doesn't count. An open violation goes on
 *       until the vehicle leaves, and isn't announced again the next day.
 * </ul>
 *
 * <p>A picture that can't carry a judgement (dark, blurred, covered, lens moved, …) is none: the
 * time until the next good one is a gap like any other.
 *
 * <p>Time is capture time. An observation that isn't newer than the newest one used is ignored, so
 * repeated and late ones change nothing.
 */
public final class IllegalParking implements ZoneRule<ParkingZone, ParkingState> {
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
   * Boxes of a vehicle that has rested under one id since it was last seen are its own from here
   * on: a passer-by that hides half of it, or light, throws single boxes off the place.
   */
  static final double SAME_TRACK_OVERLAP = 0.2;

  /**
   * From this covered share on, something before the place hides whether the vehicle stands there.
   */
  static final double HIDING_SHARE = 0.3;

  /** A stay is worth another announcement when it is this many times as long as announced. */
  private static final int LONGER_BY = 2;

  @Override
  public Class<ParkingZone> zoneClass() {
    return ParkingZone.class;
  }

  @Override
  public Class<ParkingState> stateClass() {
    return ParkingState.class;
  }

  @Override
  public ParkingState nothingKnown() {
    return ParkingState.EMPTY;
  }

  @Override
  public Outcome<ParkingState> update(
      ParkingState state, Observation observation, EnforcedZone<ParkingZone> zone) {
    Instant now = observation.capturedAt();
    boolean isRepeated = state.observedUntil().filter(until -> !now.isAfter(until)).isPresent();
    if (isRepeated || !observation.scene().carriesJudgement()) {
      return Outcome.silent(state);
    }
    Duration sincePrevious =
        shorter(
            state.observedUntil().map(until -> Duration.between(until, now)).orElse(Duration.ZERO),
            PROVEN_GAP);
    Announcements announcements = new Announcements(observation.cameraId());
    List<ParkingEpisode> episodes = new ArrayList<>();
    List<ObservedObject> atRest = new ArrayList<>(vehiclesAtRest(observation));
    boolean isEnforced = zone.isEnforcedAt(now);
    for (ParkingEpisode episode : state.episodes()) {
      Optional<Ending> outlived = outlived(episode, zone.zone(), now, isEnforced);
      if (outlived.isPresent()) {
        announcements.ended(episode, outlived.get());
        continue;
      }
      Optional<ObservedObject> occupant = occupantOf(episode, atRest);
      occupant.ifPresent(atRest::remove);
      if (occupant.filter(vehicle -> isAnotherThanOf(episode, vehicle)).isPresent()) {
        announcements.ended(episode, Ending.REPLACED);
        atRest.add(occupant.get());
        continue;
      }
      ParkingEpisode next =
          occupant
              .map(vehicle -> episode.seen(vehicle, observation, PROVEN_GAP))
              .orElseGet(
                  () -> isHidden(episode, observation) ? episode : episode.missed(sincePrevious));
      if (next.dwell().absent().compareTo(episode.terms().zone().leftAfter()) >= 0) {
        announcements.ended(next, Ending.LEFT);
      } else {
        episodes.add(next);
      }
    }
    if (isEnforced) {
      Terms<ParkingZone> terms = Terms.of(zone);
      for (ObservedObject vehicle : atRest) {
        if (zone.zone().polygon().contains(vehicle.box().standingPoint())
            && isClearEnough(vehicle, zone.zone())
            && episodes.stream().noneMatch(episode -> standsOn(episode, vehicle))) {
          episodes.add(ParkingEpisode.begin(terms, vehicle, observation, countingFrom(zone, now)));
        }
      }
    }
    episodes.replaceAll(
        episode -> episode.isSeenIn(observation) ? promoted(episode, announcements) : episode);
    return announcements.with(new ParkingState(Optional.of(now), episodes));
  }

  /** Vehicles out of sight for too long are lost. */
  @Override
  public Outcome<ParkingState> advance(ParkingState state, String cameraId, Instant now) {
    Announcements announcements = new Announcements(cameraId);
    List<ParkingEpisode> episodes = new ArrayList<>();
    for (ParkingEpisode episode : state.episodes()) {
      if (isLost(episode, now)) {
        announcements.ended(episode, Ending.LOST);
      } else {
        episodes.add(episode);
      }
    }
    return announcements.with(new ParkingState(state.observedUntil(), episodes));
  }

  @Override
  public Optional<Instant> wakeAt(ParkingState state) {
    return state.episodes().stream()
        .map(episode -> episode.lastSeenAt().plus(episode.terms().zone().longestGap()))
        .min(Comparator.naturalOrder());
  }

  @Override
  public Outcome<ParkingState> abandon(ParkingState state, String cameraId) {
    Announcements announcements = new Announcements(cameraId);
    state.episodes().forEach(episode -> announcements.ended(episode, Ending.NOT_ENFORCED));
    return announcements.with(new ParkingState(state.observedUntil(), List.of()));
  }

  /** Time at rest that was not seen counts for a moment, and never from before the hours. */
  private static Instant countingFrom(EnforcedZone<ParkingZone> zone, Instant now) {
    Instant moment = now.minus(PROVEN_GAP);
    return zone.isEnforcedAt(moment) ? moment : now;
  }

  private static List<ObservedObject> vehiclesAtRest(Observation observation) {
    return observation.objects().stream()
        .filter(ObservedObject::isMotorVehicle)
        .filter(vehicle -> vehicle.atRestSince().isPresent())
        .toList();
  }

  private static boolean isClearEnough(ObservedObject vehicle, ParkingZone zone) {
    return vehicle.score() >= zone.leastScore();
  }

  private static Optional<ObservedObject> occupantOf(
      ParkingEpisode episode, List<ObservedObject> atRest) {
    return atRest.stream()
        .filter(vehicle -> isClearEnough(vehicle, episode.terms().zone()))
        .filter(vehicle -> standsOn(episode, vehicle))
        .max(
            Comparator.comparing((ObservedObject vehicle) -> vehicle.trackId() == episode.trackId())
                .thenComparing(vehicle -> vehicle.box().intersectionOverUnion(episode.place())));
  }

  private static boolean standsOn(ParkingEpisode episode, ObservedObject vehicle) {
    double overlap = vehicle.box().intersectionOverUnion(episode.place());
    return overlap >= SAME_PLACE_OVERLAP
        || overlap >= SAME_TRACK_OVERLAP
            && vehicle.trackId() == episode.trackId()
            && !vehicle.atRestSince().orElseThrow().isAfter(episode.lastSeenAt());
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

  /** Why the stay is over before the picture is looked at, if it is. */
  private static Optional<Ending> outlived(
      ParkingEpisode episode, ParkingZone zone, Instant now, boolean isEnforced) {
    if (isLost(episode, now)) {
      return Optional.of(Ending.LOST);
    }
    boolean isDrawnAnewAround = !zone.polygon().contains(episode.place().standingPoint());
    boolean isAfterHours = !isEnforced && episode.stage() != Stage.VIOLATION;
    return isDrawnAnewAround || isAfterHours ? Optional.of(Ending.NOT_ENFORCED) : Optional.empty();
  }

  private static boolean isLost(ParkingEpisode episode, Instant now) {
    return Duration.between(episode.lastSeenAt(), now)
            .compareTo(episode.terms().zone().longestGap())
        >= 0;
  }

  /** What becomes of an episode whose vehicle was just seen. */
  private static ParkingEpisode promoted(ParkingEpisode episode, Announcements announcements) {
    if (episode.stage() == Stage.EXEMPT) {
      return episode;
    }
    if (episode.isExempt()) {
      announcements.ended(episode, Ending.EXEMPT);
      return episode.reaching(Stage.EXEMPT);
    }
    return episode.stage() == Stage.VIOLATION
        ? strengthened(episode, announcements)
        : onTheWay(episode, announcements);
  }

  private static ParkingEpisode onTheWay(ParkingEpisode episode, Announcements announcements) {
    ParkingZone zone = episode.terms().zone();
    Duration stood = episode.dwell().proven();
    ParkingEpisode now = episode;
    if (now.stage() == Stage.RESTING && stood.compareTo(zone.parkedAfter()) >= 0) {
      now = now.reaching(Stage.PARKED);
    }
    if (now.stage() == Stage.RESTING || !now.isConcerned()) {
      return now;
    }
    if (now.hasStood(zone.permittedStop())) {
      now = now.keeping(Still.Moment.VIOLATION);
      now = now.violating(established(now));
      announcements.opened(now);
      return now;
    }
    if (!now.pictures().have(Still.Moment.BETWEEN)
        && now.pictures().span().compareTo(zone.permittedStop().dividedBy(2)) >= 0) {
      now = now.keeping(Still.Moment.BETWEEN);
    }
    if (now.stage() == Stage.PARKED && stood.compareTo(zone.warnAfter()) >= 0) {
      now = now.reaching(Stage.WARNED);
      announcements.warned(now);
    }
    return now;
  }

  private static ParkingEpisode strengthened(ParkingEpisode episode, Announcements announcements) {
    Violation known = episode.violation().orElseThrow();
    Duration stood = episode.dwell().proven();
    boolean isPlateNews =
        episode.plate().isPresent() && !episode.plate().equals(known.announcedPlate());
    boolean isMuchLonger = stood.compareTo(known.announcedDwell().multipliedBy(LONGER_BY)) >= 0;
    if (!isPlateNews && !isMuchLonger) {
      return episode;
    }
    ParkingEpisode now =
        episode.violating(known.announcing(episode.plate().or(known::announcedPlate), stood));
    announcements.strengthened(now);
    return now;
  }

  private static Violation established(ParkingEpisode episode) {
    ParkingZone zone = episode.terms().zone();
    Duration stood = episode.dwell().proven();
    return new Violation(
        episode.lastSeenAt(),
        episode.pictures().newest().box(),
        List.of(
            new Reason("dwellSeconds", zone.permittedStopSeconds(), stood.toMillis() / 1000.0),
            new Reason("meanScore", zone.leastScore(), episode.sightings().meanScore())),
        episode.plate(),
        stood);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
