package dev.xunjie.rules.parking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.IncidentEvent.Kind;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.contracts.schedule.HolidayCalendar;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.zone.EnforcedZone;
import dev.xunjie.rules.zone.Outcome;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds whatever the camera shows. */
class ReplayPropertiesTest {
  private static final IllegalParking RULE = new IllegalParking();
  private static final int TRIES = 300;

  private static final EnforcedZone<ParkingZone> ZONE =
      new EnforcedZone<>(
          Street.zone("'hours':[{'from':'08:01','to':'08:30'}]"),
          1,
          ZoneId.of("Asia/Shanghai"),
          HolidayCalendar.NONE);

  @Property(tries = TRIES)
  void replayGivesIdenticalIncidents(@ForAll("streets") List<Observation> seen) {
    Judged judged = judged(seen);
    Statistics.label("has an incident")
        .collect(!judged.incidents().isEmpty())
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
    assertThat(judged(seen)).isEqualTo(judged);
  }

  @Property(tries = TRIES)
  void resumingFromACheckpointAnywhereGivesTheSame(
      @ForAll("streets") List<Observation> seen, @ForAll @IntRange(min = 0, max = 80) int cut) {
    int at = Math.min(cut, seen.size());
    Judged first = judged(ParkingState.EMPTY, seen.subList(0, at));
    ParkingState restored =
        ContractJson.fromBytes(ContractJson.toBytes(first.state()), ParkingState.class);
    assertThat(restored).isEqualTo(first.state());

    Judged second = judged(restored, seen.subList(at, seen.size()));

    assertThat(first.followedBy(second)).isEqualTo(judged(seen));
  }

  @Property(tries = TRIES)
  void repeatedAndLateObservationsChangeNothing(
      @ForAll("streets") List<Observation> seen, @ForAll @IntRange(min = 1, max = 20) int back) {
    List<Observation> again = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      again.add(seen.get(i));
      again.addAll(seen.subList(Math.max(0, i - back), i + 1));
    }
    assertThat(judged(again)).isEqualTo(judged(seen));
  }

  @Property(tries = TRIES)
  void neverOpensBeforePicturesProveThePermittedStop(@ForAll("streets") List<Observation> seen) {
    assertThat(judged(seen).incidents())
        .allSatisfy(
            event -> {
              assertThat(event.dwellSeconds()).isGreaterThanOrEqualTo(60);
              assertThat(event.stills().get(0).capturedAt().plusSeconds(60))
                  .isBeforeOrEqualTo(event.violationAt());
            });
  }

  @Property(tries = TRIES)
  void opensEachIncidentOnceThenStrengthensItThenEndsItAtMostOnce(
      @ForAll("streets") List<Observation> seen) {
    Map<String, List<Kind>> courses = new LinkedHashMap<>();
    for (IncidentEvent event : judged(seen).incidents()) {
      courses.computeIfAbsent(event.incidentId(), id -> new ArrayList<>()).add(event.kind());
    }
    assertThat(courses.values())
        .allSatisfy(
            course -> {
              assertThat(course.get(0)).isEqualTo(Kind.OPENED);
              assertThat(course.subList(1, course.size())).doesNotContain(Kind.OPENED);
              assertThat(course.subList(0, course.size() - 1)).doesNotContain(Kind.ENDED);
            });
  }

  @Property(tries = TRIES)
  void neverHasTwoOpenIncidentsForOnePlace(@ForAll("streets") List<Observation> seen) {
    Map<String, NormalisedBox> open = new HashMap<>();
    for (IncidentEvent event : judged(seen).incidents()) {
      switch (event.kind()) {
        case OPENED -> {
          assertThat(open.values())
              .noneMatch(
                  place ->
                      place.intersectionOverUnion(event.box())
                          >= IllegalParking.SAME_PLACE_OVERLAP);
          open.put(event.incidentId(), event.box());
        }
        case STRENGTHENED -> assertThat(open).containsKey(event.incidentId());
        case ENDED -> open.remove(event.incidentId());
      }
    }
  }

  @Property(tries = TRIES)
  void answersEachWarningOnceAndWarnsOfEachIncidentFirst(
      @ForAll("streets") List<Observation> seen) {
    Judged judged = judged(seen);
    assertThat(judged.warnings().stream().map(warning -> warning.incidentId() + warning.kind()))
        .doesNotHaveDuplicates();
    assertThat(judged.warnings())
        .filteredOn(warning -> warning.kind() != Warning.Kind.GIVEN)
        .allSatisfy(
            answer ->
                assertThat(judged.incidents())
                    .noneMatch(event -> event.incidentId().equals(answer.incidentId())));
  }

  /** What came of a stretch of observations. */
  private record Judged(ParkingState state, List<IncidentEvent> incidents, List<Warning> warnings) {
    Judged followedBy(Judged next) {
      List<IncidentEvent> allIncidents = new ArrayList<>(incidents);
      allIncidents.addAll(next.incidents);
      List<Warning> allWarnings = new ArrayList<>(warnings);
      allWarnings.addAll(next.warnings);
      return new Judged(next.state, allIncidents, allWarnings);
    }
  }

  private static Judged judged(List<Observation> seen) {
    return judged(ParkingState.EMPTY, seen);
  }

  private static Judged judged(ParkingState from, List<Observation> seen) {
    Judged judged = new Judged(from, List.of(), List.of());
    for (Observation observation : seen) {
      Outcome<ParkingState> outcome = RULE.update(judged.state(), observation, ZONE);
      judged =
          judged.followedBy(new Judged(outcome.state(), outcome.incidents(), outcome.warnings()));
    }
    return judged;
  }

  /** Cars that stand, vanish, change their id, their plate or each other; pauses short and long. */
  @Provide
  Arbitrary<List<Observation>> streets() {
    Arbitrary<Integer> pause =
        Arbitraries.frequency(Tuple.of(20, 8), Tuple.of(12, 14), Tuple.of(3, 40), Tuple.of(1, 650));
    return Combinators.combine(pause, sight(Street.AT_KERB, 1), sight(Street.FARTHER_ALONG, 2))
        .as(Step::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(80)
        .map(ReplayPropertiesTest::observations);
  }

  /** What is seen at one place. */
  private enum Sight {
    NOTHING,
    THE_CAR,
    UNDER_ANOTHER_ID,
    A_CAR_THAT_ARRIVED,
    WITH_ONE_PLATE,
    WITH_ANOTHER_PLATE,
    WITH_POLICE_PLATE,
    SOMEONE_BEFORE_IT
  }

  private record Seen(Sight sight, NormalisedBox spot, long trackId) {
    List<ObservedObject> at(double second) {
      NormalisedBox place = trembling(spot, second);
      ObservedObject car = Street.car(trackId, place, 0);
      return switch (sight) {
        case NOTHING -> List.of();
        case THE_CAR -> List.of(car);
        case UNDER_ANOTHER_ID -> List.of(Street.car(trackId + 10, place, second));
        case A_CAR_THAT_ARRIVED -> List.of(Street.arrivedCar(trackId + 20, place, second));
        case WITH_ONE_PLATE -> List.of(Street.withPlate(car, "浙A12345"));
        case WITH_ANOTHER_PLATE -> List.of(Street.withPlate(car, "粤B67890"));
        case WITH_POLICE_PLATE -> List.of(Street.withPlate(car, "浙A6789警"));
        case SOMEONE_BEFORE_IT -> List.of(Street.person(place));
      };
    }
  }

  /** A detector's boxes on a vehicle at rest are off by some percent of its size. */
  private static NormalisedBox trembling(NormalisedBox spot, double second) {
    double right = spot.width() * (second * 7 % 11 - 5) / 100;
    double down = spot.height() * (second * 5 % 7 - 3) / 100;
    return new NormalisedBox(
        spot.left() + right, spot.top() + down, spot.right() + right, spot.bottom() + down);
  }

  private record Step(int pauseSeconds, Seen one, Seen other) {}

  private static Arbitrary<Seen> sight(NormalisedBox place, long trackId) {
    return Arbitraries.frequency(
            Tuple.of(40, Sight.THE_CAR),
            Tuple.of(4, Sight.NOTHING),
            Tuple.of(2, Sight.UNDER_ANOTHER_ID),
            Tuple.of(1, Sight.A_CAR_THAT_ARRIVED),
            Tuple.of(1, Sight.WITH_ONE_PLATE),
            Tuple.of(1, Sight.WITH_ANOTHER_PLATE),
            Tuple.of(1, Sight.WITH_POLICE_PLATE),
            Tuple.of(1, Sight.SOMEONE_BEFORE_IT))
        .map(sight -> new Seen(sight, place, trackId));
  }

  private static List<Observation> observations(List<Step> steps) {
    List<Observation> seen = new ArrayList<>();
    int second = 0;
    for (Step step : steps) {
      second += step.pauseSeconds();
      List<ObservedObject> objects = new ArrayList<>(step.one().at(second));
      objects.addAll(step.other().at(second));
      seen.add(
          new Observation(
              "cam-1", Street.second(second), new FrameReference(0, second), objects, "test"));
    }
    return seen;
  }
}
