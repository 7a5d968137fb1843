package dev.xunjie.rules.place;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.contracts.policy.PlaceZone;
import dev.xunjie.rules.episode.Dwell;
import dev.xunjie.rules.episode.Pictures;
import dev.xunjie.rules.zone.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One time that things stood in one place: from being put there to being cleared away, whatever is
 * added or taken meanwhile.
 *
 * @param terms what it is judged by
 * @param startedAt since when they stand there
 * @param dwell for how long, in the hours in which it is enforced
 * @param occupiedShare share of the zone that they took when they were last seen
 * @param referenceVersion the reference pictures compared with then
 * @param things what could be named of them
 * @param stage how far it has come
 * @param pictures the frames that show it, {@code LAST_SEEN} not chosen yet
 * @param violation what was established at the violation, from then on
 */
public record PlaceEpisode(
    Terms<PlaceZone> terms,
    Instant startedAt,
    Dwell dwell,
    double occupiedShare,
    String referenceVersion,
    NamedThings things,
    Stage stage,
    Pictures pictures,
    Optional<Violation> violation) {
  public PlaceEpisode {
    Objects.requireNonNull(terms, "terms are missing");
    Objects.requireNonNull(pictures, "pictures are missing");
  }

  /**
   * One that begins to be watched now.
   *
   * @param earliest before which nothing counts
   */
  static PlaceEpisode begin(
      Terms<PlaceZone> terms, ZoneOccupancy occupancy, Observation observation, Instant earliest) {
    Instant now = observation.capturedAt();
    Instant since = occupancy.since().filter(known -> !known.isAfter(now)).orElse(now);
    Instant startedAt = since.isAfter(earliest) ? since : earliest;
    Still first = still(Still.Moment.AT_REST, terms, occupancy, observation);
    return new PlaceEpisode(
        terms,
        startedAt,
        Dwell.proven(Duration.between(startedAt, now)),
        occupancy.occupiedShare(),
        occupancy.referenceVersion(),
        NamedThings.NONE.and(occupancy.objects()),
        Stage.OCCUPIED,
        Pictures.beginningWith(first),
        Optional.empty());
  }

  /** After they were seen again. */
  PlaceEpisode seen(ZoneOccupancy occupancy, Observation observation, Duration provenGap) {
    Duration sinceLastSeen = Duration.between(lastSeenAt(), observation.capturedAt());
    return seenAfter(dwell.seenAfter(sinceLastSeen, provenGap), occupancy, observation);
  }

  /** After they were seen at an hour at which they may stand there: the time doesn't count. */
  PlaceEpisode tolerated(ZoneOccupancy occupancy, Observation observation) {
    Dwell asBefore = new Dwell(dwell.proven(), dwell.unknown(), Duration.ZERO);
    return seenAfter(asBefore, occupancy, observation);
  }

  PlaceEpisode missed(Duration time) {
    return with(dwell.missedFor(time), stage, pictures, violation);
  }

  PlaceEpisode reaching(Stage next) {
    return with(dwell, next, pictures, violation);
  }

  /** With the newest picture kept as evidence of this moment. */
  PlaceEpisode keeping(Still.Moment moment) {
    return with(dwell, stage, pictures.choosing(moment), violation);
  }

  /** With the newest picture kept as evidence of the violation. */
  PlaceEpisode violating() {
    Still newest = pictures.newest();
    return with(
        dwell,
        Stage.VIOLATION,
        pictures.choosing(Still.Moment.VIOLATION),
        Optional.of(
            new Violation(newest.capturedAt(), newest.box(), dwell.proven(), occupiedShare)));
  }

  /** After more was announced of the violation. */
  PlaceEpisode announcing(Violation announced) {
    return with(dwell, stage, pictures, Optional.of(announced));
  }

  Instant lastSeenAt() {
    return pictures.newestAt();
  }

  /**
   * Whether pictures prove that they stood for this time, the first and the newest as far apart.
   */
  boolean hasStood(Duration time) {
    return pictures.span().compareTo(time) >= 0 && dwell.proven().compareTo(time) >= 0;
  }

  /** Thresholds against values, as of the newest picture. */
  List<Reason> reasons() {
    return Stream.concat(
            Stream.of(
                new Reason("occupiedShare", terms.zone().occupiedFrom(), occupiedShare),
                new Reason("dwellSeconds", terms.zone().allowedSeconds(), seconds(dwell.proven()))),
            things.reasons().stream())
        .toList();
  }

  /** The place after it was cleared. */
  Still clearedIn(Observation observation) {
    return new Still(
        Still.Moment.CLEARED,
        observation.capturedAt(),
        observation.frame(),
        pictures.newest().box());
  }

  Stream<FrameReference> framesInUse() {
    return pictures.frames();
  }

  /** Where things stand; somewhere in the zone, if it isn't known more exactly. */
  static NormalisedBox placeOf(ZoneOccupancy occupancy, Terms<PlaceZone> terms) {
    return occupancy.extent().orElseGet(() -> terms.zone().polygon().bounds());
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private PlaceEpisode seenAfter(Dwell newDwell, ZoneOccupancy occupancy, Observation observation) {
    Still now = still(Still.Moment.LAST_SEEN, terms, occupancy, observation);
    return new PlaceEpisode(
        terms,
        startedAt,
        newDwell,
        occupancy.occupiedShare(),
        occupancy.referenceVersion(),
        things.and(occupancy.objects()),
        stage,
        pictures.and(now),
        violation);
  }

  private PlaceEpisode with(
      Dwell newDwell, Stage newStage, Pictures newPictures, Optional<Violation> newViolation) {
    return new PlaceEpisode(
        terms,
        startedAt,
        newDwell,
        occupiedShare,
        referenceVersion,
        things,
        newStage,
        newPictures,
        newViolation);
  }

  private static Still still(
      Still.Moment moment,
      Terms<PlaceZone> terms,
      ZoneOccupancy occupancy,
      Observation observation) {
    return new Still(
        moment, observation.capturedAt(), observation.frame(), placeOf(occupancy, terms));
  }
}
