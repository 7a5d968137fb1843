package dev.xunjie.rules.dirtytruck;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.policy.TruckZone;
import dev.xunjie.rules.episode.Dwell;
import dev.xunjie.rules.episode.PlateHistory;
import dev.xunjie.rules.episode.Sightings;
import dev.xunjie.rules.zone.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One pass of one vehicle through one zone, whatever ids the tracker gives it meanwhile.
 *
 * @param terms what it is judged by
 * @param trackIds the tracker's names for it, newest last
 * @param stage how far it has come
 * @param dwell how long it has been in the zone
 * @param sightings what the detector said of it
 * @param plates which numbers were read on it
 * @param views the frames worth most in which somebody looked at it, in order of time
 * @param first the first picture that shows it in the zone
 * @param earlier a picture shortly before the last, which tells where it is heading
 * @param last the newest picture that shows it in the zone
 * @param resting whether it was at rest then
 */
public record TruckPass(
    Terms<TruckZone> terms,
    List<Long> trackIds,
    Stage stage,
    Dwell dwell,
    Sightings sightings,
    PlateHistory plates,
    List<TruckView> views,
    Still first,
    Still earlier,
    Still last,
    boolean resting) {
  /** Track ids remembered: more switches in one pass mean that the tracker has lost its way. */
  private static final int MOST_TRACK_IDS = 8;

  /** A heading is told over this time or a little more. */
  private static final Duration HEADING_TIME = Duration.ofMillis(500);

  public TruckPass {
    Objects.requireNonNull(terms, "terms are missing");
    trackIds = List.copyOf(trackIds);
    plates = Objects.requireNonNullElse(plates, PlateHistory.NONE);
    views = List.copyOf(views);
  }

  static TruckPass begin(Terms<TruckZone> terms, ObservedObject vehicle, Observation observation) {
    Still first = still(Still.Moment.FIRST_SEEN, vehicle, observation);
    return new TruckPass(
        terms,
        List.of(vehicle.trackId()),
        Stage.PASSING,
        Dwell.proven(Duration.ZERO),
        Sightings.NONE.and(vehicle),
        PlateHistory.NONE.and(vehicle, observation),
        with(List.of(), vehicle, observation, terms.zone()),
        first,
        first,
        first,
        vehicle.atRestSince().isPresent());
  }

  /** Seen again; if it was over, it passes on. */
  TruckPass seen(ObservedObject vehicle, Observation observation) {
    Instant now = observation.capturedAt();
    boolean isEarlierLongAgo =
        Duration.between(earlier.capturedAt(), lastSeenAt()).compareTo(HEADING_TIME) >= 0;
    return new TruckPass(
        terms,
        with(trackIds, vehicle.trackId()),
        stage == Stage.OVER ? Stage.PASSING : stage,
        dwell.seenAfter(Duration.between(lastSeenAt(), now), terms.zone().overAfter()),
        sightings.and(vehicle),
        plates.and(vehicle, observation),
        with(views, vehicle, observation, terms.zone()),
        first,
        isEarlierLongAgo ? last : earlier,
        still(Still.Moment.LAST_SEEN, vehicle, observation),
        vehicle.atRestSince().isPresent());
  }

  TruckPass missedFor(Duration time) {
    return with(stage, dwell.missedFor(time));
  }

  TruckPass reaching(Stage next) {
    return with(next, dwell);
  }

  Instant startedAt() {
    return first.capturedAt();
  }

  Instant lastSeenAt() {
    return last.capturedAt();
  }

  boolean isPassing() {
    return stage == Stage.PASSING;
  }

  /** Whether it was looked at, but too seldom to be judged. */
  boolean isUndecided() {
    return !views.isEmpty() && views.size() < terms.zone().looksNeeded();
  }

  boolean isKnownAs(ObservedObject vehicle) {
    return trackIds.contains(vehicle.trackId());
  }

  /** Its number, if pictures agree on one. */
  Optional<PlateNumber> plate() {
    return plates.settled().map(candidate -> candidate.best().number());
  }

  /** Whether its plate says that it is spared. */
  boolean isExempt() {
    return plates
        .settled()
        .map(PlateCandidate::best)
        .filter(
            plate -> terms.zone().exemptions().cover(plate.number(), plate.colour(), lastSeenAt()))
        .isPresent();
  }

  /** The views worth most, first the best. */
  List<TruckView> byWorth() {
    return views.stream()
        .sorted(
            Comparator.comparing((TruckView view) -> -view.worth())
                .thenComparing(TruckView::capturedAt))
        .toList();
  }

  Stream<FrameReference> framesInUse() {
    return Stream.concat(
        Stream.concat(Stream.of(first.frame(), last.frame()), views.stream().map(TruckView::frame)),
        plates.candidates().stream().map(PlateCandidate::frame));
  }

  private TruckPass with(Stage newStage, Dwell newDwell) {
    return new TruckPass(
        terms, trackIds, newStage, newDwell, sightings, plates, views, first, earlier, last,
        resting);
  }

  private static List<TruckView> with(
      List<TruckView> known, ObservedObject vehicle, Observation observation, TruckZone zone) {
    Optional<TruckView> view =
        TruckView.of(vehicle, observation).filter(each -> each.box().area() >= zone.sizeNeeded());
    if (view.isEmpty()) {
      return known;
    }
    List<TruckView> all = new ArrayList<>(known);
    all.add(view.get());
    if (all.size() > TruckZone.MOST_LOOKS) {
      all.remove(all.stream().min(Comparator.comparing(TruckView::worth)).orElseThrow());
    }
    return all;
  }

  private static List<Long> with(List<Long> ids, long id) {
    List<Long> all = new ArrayList<>(ids);
    all.remove(id);
    all.add(id);
    return all.subList(Math.max(0, all.size() - MOST_TRACK_IDS), all.size());
  }

  private static Still still(Still.Moment moment, ObservedObject vehicle, Observation observation) {
    return new Still(moment, observation.capturedAt(), observation.frame(), vehicle.box());
  }
}
