package dev.xunjie.rules.parking;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.rules.episode.Dwell;
import dev.xunjie.rules.episode.Pictures;
import dev.xunjie.rules.episode.PlateHistory;
import dev.xunjie.rules.episode.Sightings;
import dev.xunjie.rules.zone.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One stay of one vehicle in one zone: from coming to rest to leaving, whatever ids the tracker
 * gives it meanwhile.
 *
 * @param terms what it is judged by
 * @param trackId the tracker's newest name for it
 * @param startedAt when it came to rest
 * @param place its box when it was first seen at rest; the same place means the same vehicle
 * @param dwell how long it has stood
 * @param sightings what the detector said of it
 * @param plates which numbers were read on it
 * @param stage how far it has come
 * @param pictures the frames that show it, {@code LAST_SEEN} not chosen yet
 * @param violation what was established at the violation, from then on
 */
public record ParkingEpisode(
    Terms<ParkingZone> terms,
    long trackId,
    Instant startedAt,
    NormalisedBox place,
    Dwell dwell,
    Sightings sightings,
    PlateHistory plates,
    Stage stage,
    Pictures pictures,
    Optional<Violation> violation) {
  public ParkingEpisode {
    Objects.requireNonNull(terms, "terms are missing");
    plates = Objects.requireNonNullElse(plates, PlateHistory.NONE);
    Objects.requireNonNull(pictures, "pictures are missing");
  }

  /**
   * A stay that begins to be watched now. The tracker knows since when the vehicle has been at
   * rest; of that, no more than a proven gap counts, for this rule has not seen it.
   *
   * @param earliest before which nothing counts
   */
  static ParkingEpisode begin(
      Terms<ParkingZone> terms, ObservedObject vehicle, Observation observation, Instant earliest) {
    Instant now = observation.capturedAt();
    Instant restingSince = vehicle.atRestSince().orElseThrow();
    Instant startedAt = restingSince.isAfter(earliest) ? restingSince : earliest;
    Still first = still(Still.Moment.AT_REST, vehicle, observation);
    return new ParkingEpisode(
        terms,
        vehicle.trackId(),
        startedAt,
        vehicle.box(),
        Dwell.proven(Duration.between(startedAt, now)),
        Sightings.NONE.and(vehicle),
        PlateHistory.NONE.and(vehicle, observation),
        Stage.RESTING,
        Pictures.beginningWith(first),
        Optional.empty());
  }

  ParkingEpisode seen(ObservedObject vehicle, Observation observation, Duration provenGap) {
    Duration sinceLastSeen = Duration.between(lastSeenAt(), observation.capturedAt());
    return new ParkingEpisode(
        terms,
        vehicle.trackId(),
        startedAt,
        place,
        dwell.seenAfter(sinceLastSeen, provenGap),
        sightings.and(vehicle),
        plates.and(vehicle, observation),
        stage,
        pictures.and(still(Still.Moment.LAST_SEEN, vehicle, observation)),
        violation);
  }

  ParkingEpisode missed(Duration time) {
    return with(dwell.missedFor(time), stage, pictures, violation);
  }

  ParkingEpisode reaching(Stage next) {
    return with(dwell, next, pictures, violation);
  }

  /** With the newest picture kept as evidence of this moment. */
  ParkingEpisode keeping(Still.Moment moment) {
    return with(dwell, stage, pictures.choosing(moment), violation);
  }

  ParkingEpisode violating(Violation established) {
    return with(dwell, Stage.VIOLATION, pictures, Optional.of(established));
  }

  Instant lastSeenAt() {
    return pictures.newestAt();
  }

  boolean isSeenIn(Observation observation) {
    return lastSeenAt().equals(observation.capturedAt());
  }

  /** Whether pictures prove a stay of this time, and the first and the newest lie as far apart. */
  boolean hasStood(Duration time) {
    return pictures.span().compareTo(time) >= 0 && dwell.proven().compareTo(time) >= 0;
  }

  /** Its number, if pictures agree on one. */
  Optional<PlateNumber> plate() {
    return plates.settled().map(candidate -> candidate.best().number());
  }

  /** Whether its plate says that it may stand here. */
  boolean isExempt() {
    return plates
        .settled()
        .map(PlateCandidate::best)
        .filter(
            plate -> terms.zone().exemptions().cover(plate.number(), plate.colour(), lastSeenAt()))
        .isPresent();
  }

  /** Whether the zone's rule speaks of vehicles like this. */
  boolean isConcerned() {
    return terms.zone().concerns(sightings.label());
  }

  Stream<FrameReference> framesInUse() {
    return Stream.concat(
        pictures.frames(), plates.candidates().stream().map(PlateCandidate::frame));
  }

  private ParkingEpisode with(
      Dwell newDwell, Stage newStage, Pictures newPictures, Optional<Violation> newViolation) {
    return new ParkingEpisode(
        terms,
        trackId,
        startedAt,
        place,
        newDwell,
        sightings,
        plates,
        newStage,
        newPictures,
        newViolation);
  }

  private static Still still(Still.Moment moment, ObservedObject vehicle, Observation observation) {
    return new Still(moment, observation.capturedAt(), observation.frame(), vehicle.box());
  }
}
