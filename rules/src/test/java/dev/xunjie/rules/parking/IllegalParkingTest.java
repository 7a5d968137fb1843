package dev.xunjie.rules.parking;

import static dev.xunjie.contracts.incident.IncidentEvent.Kind.ENDED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.OPENED;
import static dev.xunjie.rules.parking.Street.AT_KERB;
import static dev.xunjie.rules.parking.Street.FARTHER_ALONG;
import static dev.xunjie.rules.parking.Street.KERB;
import static dev.xunjie.rules.parking.Street.arrivedCar;
import static dev.xunjie.rules.parking.Street.car;
import static dev.xunjie.rules.parking.Street.movingCar;
import static dev.xunjie.rules.parking.Street.person;
import static dev.xunjie.rules.parking.Street.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import dev.xunjie.contracts.policy.ParkingZone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IllegalParkingTest {
  @Test
  void opensOnceWhenThePermittedStopIsOver() {
    Street street = new Street().showsFromTo(3, 62, car(1, AT_KERB, 0));
    assertThat(street.events).isEmpty();

    street.shows(63, car(1, AT_KERB, 0));
    assertThat(street.kinds()).containsExactly(OPENED);

    street.showsFromTo(64, 300, car(1, AT_KERB, 0));
    assertThat(street.kinds()).containsExactly(OPENED);
  }

  @Test
  void staysParkedAndSilentUntilThen() {
    Street street = new Street().showsFromTo(3, 9, car(1, AT_KERB, 0));
    assertThat(street.state().episodes())
        .extracting(ParkingEpisode::stage)
        .containsExactly(Stage.RESTING);

    street.showsFromTo(10, 29, car(1, AT_KERB, 0));
    assertThat(street.state().episodes())
        .extracting(ParkingEpisode::stage)
        .containsExactly(Stage.PARKED);
    assertThat(street.warnings).isEmpty();
    assertThat(street.events).isEmpty();
  }

  @Test
  void saysWhatWasSeenAgainstWhatIsAllowed() {
    IncidentEvent opened = new Street().showsFromTo(3, 63, car(1, AT_KERB, 0)).events.get(0);

    assertThat(opened.startedAt()).isEqualTo(second(0));
    assertThat(opened.violationAt()).isEqualTo(second(63));
    assertThat(opened.dwellSeconds()).isEqualTo(63);
    assertThat(opened.unknownSeconds()).isZero();
    assertThat(opened.label()).isEqualTo("car");
    assertThat(opened.zone().name()).isEqualTo("北侧路缘");
    assertThat(opened.reasons()).contains(new Reason("dwellSeconds", 60, 63));
    assertThat(opened.reasons().get(1).value()).isCloseTo(.7, within(1e-9));
  }

  @Test
  void choosesThreeStillsTheOuterTwoFartherApartThanThePermittedStop() {
    IncidentEvent opened = new Street().showsFromTo(3, 63, car(1, AT_KERB, 0)).events.get(0);

    assertThat(opened.stills())
        .extracting(Still::moment)
        .containsExactly(Still.Moment.AT_REST, Still.Moment.BETWEEN, Still.Moment.VIOLATION);
    assertThat(opened.stills())
        .extracting(Still::capturedAt)
        .containsExactly(second(3), second(33), second(63));
    assertThat(opened.stills().get(1).frame().offset()).isEqualTo(330);
  }

  @Test
  void endsAsOfTheLastSightingOnceThePlaceWasSeenEmptyForLongEnough() {
    Street street = new Street().showsFromTo(3, 100, car(1, AT_KERB, 0)).showsFromTo(101, 189);
    assertThat(street.kinds()).containsExactly(OPENED);

    street.shows(190);
    assertThat(street.kinds()).containsExactly(OPENED, ENDED);
    IncidentEvent ended = street.events.get(1);
    assertThat(ended.incidentId()).isEqualTo(street.events.get(0).incidentId());
    assertThat(ended.endedAt()).contains(second(100));
    assertThat(ended.dwellSeconds()).isEqualTo(100);
    assertThat(ended.stills()).extracting(Still::moment).endsWith(Still.Moment.LAST_SEEN);
    assertThat(street.state().isIdle()).isTrue();
  }

  @Test
  void takesAPictureThatCannotCarryAJudgementForNone() {
    Street street = new Street().showsFromTo(3, 40, car(1, AT_KERB, 0));
    for (int second = 41; second <= 170; second++) {
      street.showsCovered(second);
    }
    assertThat(street.state().episodes()).hasSize(1);

    street.showsFromTo(171, 180, car(1, AT_KERB, 0));

    assertThat(street.events).isEmpty();
    assertThat(street.state().episodes().get(0).dwell().unknown()).hasSeconds(131);
  }

  @Test
  void forgetsAHaltWithinThePermittedStop() {
    Street street = new Street().showsFromTo(3, 50, car(1, AT_KERB, 0)).showsFromTo(51, 200);

    assertThat(street.events).isEmpty();
    assertThat(street.state().isIdle()).isTrue();
  }

  @Test
  void staysOneIncidentThroughASixtySecondGapInDetection() {
    Street street =
        new Street()
            .showsFromTo(3, 70, car(1, AT_KERB, 0))
            .showsFromTo(71, 130)
            .showsFromTo(131, 300, car(2, AT_KERB, 131));

    assertThat(street.kinds()).containsExactly(OPENED);
  }

  @Test
  void countsAGapNeitherAsStayNorAsLeaving() {
    Street street = new Street().showsFromTo(3, 40, car(1, AT_KERB, 0)).showsFromTo(41, 90);
    street.showsFromTo(91, 110, car(1, AT_KERB, 0));
    assertThat(street.events).isEmpty();

    street.showsFromTo(111, 120, car(1, AT_KERB, 0));
    IncidentEvent opened = street.events.get(0);
    assertThat(opened.violationAt()).isEqualTo(second(111));
    assertThat(opened.dwellSeconds()).isEqualTo(60);
    assertThat(opened.unknownSeconds()).isEqualTo(51);
  }

  @Test
  void staysOneIncidentThroughACameraThatIsSilentForTwoMinutes() {
    Street street =
        new Street()
            .showsFromTo(3, 70, car(1, AT_KERB, 0))
            .passesTo(200)
            .showsFromTo(201, 260, car(1, AT_KERB, 0));

    assertThat(street.kinds()).containsExactly(OPENED);
    assertThat(street.state().episodes()).hasSize(1);
  }

  @Test
  void losesAVehicleBehindASilenceLongerThanAGapMayBe() {
    Street street = new Street().showsFromTo(3, 70, car(1, AT_KERB, 0));
    assertThat(street.wakesAt()).contains(second(670));

    street.passesTo(669);
    assertThat(street.kinds()).containsExactly(OPENED);
    street.passesTo(670);
    assertThat(street.kinds()).containsExactly(OPENED, ENDED);
    assertThat(street.wakesAt()).isEmpty();
  }

  @Test
  void beginsAnewWithAnotherIdAfterSuchASilence() {
    Street street =
        new Street()
            .showsFromTo(3, 70, car(1, AT_KERB, 0))
            .showsFromTo(800, 870, car(2, AT_KERB, 797));

    assertThat(street.kinds()).containsExactly(OPENED, ENDED, OPENED);
    assertThat(street.events.get(2).incidentId()).isNotEqualTo(street.events.get(0).incidentId());
  }

  @Test
  void countsNothingOfASilenceThatWasTooLongEvenIfTheTrackerKnowsTheVehicleAgain() {
    Street street =
        new Street()
            .showsFromTo(3, 70, car(1, AT_KERB, 0))
            .showsFromTo(10_800, 10_820, car(1, AT_KERB, 0));
    assertThat(street.kinds()).containsExactly(OPENED, ENDED);

    street.showsFromTo(10_821, 10_860, car(1, AT_KERB, 0));
    assertThat(street.kinds()).containsExactly(OPENED, ENDED, OPENED);
    IncidentEvent second = street.events.get(2);
    assertThat(second.startedAt()).isEqualTo(second(10_785));
    assertThat(second.dwellSeconds()).isEqualTo(75);
    assertThat(second.incidentId()).isNotEqualTo(street.events.get(0).incidentId());
  }

  @Test
  void doesNotFileAVehicleThatTheRedrawnZoneLeavesOut() {
    Street street = new Street().showsFromTo(3, 50, car(1, AT_KERB, 0));

    street.redraw(NormalisedPolygon.of(.8, .5, 1, .5, 1, 1, .8, 1));
    street.showsFromTo(51, 200, car(1, AT_KERB, 0));

    assertThat(street.events).isEmpty();
    assertThat(street.state().isIdle()).isTrue();
  }

  @Test
  void staysOneIncidentThroughAnIdSwitch() {
    Street street =
        new Street()
            .showsFromTo(3, 30, car(1, AT_KERB, 0))
            .showsFromTo(31, 33, movingCar(2, AT_KERB))
            .showsFromTo(34, 100, car(2, AT_KERB, 31));

    assertThat(street.kinds()).containsExactly(OPENED);
    assertThat(street.events.get(0).startedAt()).isEqualTo(second(0));
    assertThat(street.events.get(0).dwellSeconds()).isEqualTo(63);
  }

  @Test
  void staysOneIncidentWhileHeadlightsMakeTheDetectorFlicker() {
    Street street = new Street();
    for (int second = 3; second < 300; second++) {
      if (second % 3 == 0) {
        street.shows(second, car(1 + second / 60, AT_KERB, Math.max(0, second - second % 60)));
      } else {
        street.shows(second);
      }
    }

    assertThat(street.kinds()).containsExactly(OPENED);
    assertThat(street.events.get(0).unknownSeconds()).isZero();
  }

  @Test
  void waitsWhileSomethingHidesThePlace() {
    NormalisedBox bus = new NormalisedBox(.5, .4, .9, .9);
    Street street =
        new Street()
            .showsFromTo(3, 70, car(1, AT_KERB, 0))
            .showsFromTo(71, 300, movingCar(7, bus))
            .showsFromTo(301, 310, car(1, AT_KERB, 0));

    assertThat(street.kinds()).containsExactly(OPENED);
    assertThat(street.state().episodes().get(0).dwell().unknown())
        .isEqualTo(Duration.ofSeconds(231));
  }

  @Test
  void ignoresObservationsThatAreRepeatedOrComeTooLate() {
    Street once = new Street().showsFromTo(3, 70, car(1, AT_KERB, 0));
    Street twice = new Street();
    for (int second = 3; second <= 70; second++) {
      twice.shows(second, car(1, AT_KERB, 0)).shows(second, car(1, AT_KERB, 0));
      twice.shows(second - 2, car(5, FARTHER_ALONG, 0));
    }

    assertThat(twice.events).isEqualTo(once.events);
    assertThat(twice.state()).isEqualTo(once.state());
  }

  @Test
  void looksAtTheGroundNotAtTheRoof() {
    NormalisedBox roofInside = new NormalisedBox(.4, .6, .5, .7);
    NormalisedBox justInside = new NormalisedBox(.46, .6, .56, .7);
    NormalisedBox justOutside = new NormalisedBox(.42, .6, .56, .7);

    assertThat(new Street().showsFromTo(3, 70, car(1, roofInside, 0)).events).isEmpty();
    assertThat(new Street().showsFromTo(3, 70, car(1, justInside, 0)).events).hasSize(1);
    assertThat(new Street().showsFromTo(3, 70, car(1, justOutside, 0)).events).isEmpty();
    assertThat(KERB.contains(new NormalisedBox(.4, .6, .6, .8).standingPoint())).isTrue();
  }

  @Test
  void takesTheCarOnTheZonesNearLineButNotTheOneBehindItsFarLine() {
    ParkingZone lane =
        ParkingZone.of("lane", "北侧路缘", NormalisedPolygon.of(.5, .5, 1, .5, 1, .7, .5, .7), 60);
    NormalisedBox wheelsOnTheNearLine = new NormalisedBox(.6, .61, .7, .71);
    NormalisedBox wheelsOnTheFarLine = new NormalisedBox(.8, .41, .9, .51);

    Street street =
        new Street(lane)
            .showsFromTo(3, 70, car(1, wheelsOnTheNearLine, 0), car(2, wheelsOnTheFarLine, 0));

    assertThat(street.events)
        .singleElement()
        .satisfies(event -> assertThat(event.box()).isEqualTo(wheelsOnTheNearLine));
  }

  @Test
  void keepsAnEpisodeWhoseBoxTremblesAtTheZonesEdge() {
    NormalisedBox inside = new NormalisedBox(.455, .6, .555, .7);
    NormalisedBox outside = new NormalisedBox(.445, .6, .545, .7);
    Street street = new Street();
    for (int second = 3; second <= 70; second++) {
      street.shows(second, car(1, second % 2 == 0 ? outside : inside, 0));
    }

    assertThat(street.kinds()).containsExactly(OPENED);
  }

  @Test
  void staysOneIncidentThoughPassersByHideMostOfTheVehicleNowAndThen() {
    NormalisedBox leftToSee = new NormalisedBox(.6, .6, .63, .7);
    Street street = new Street();
    for (int second = 3; second <= 150; second++) {
      street.shows(second, car(1, second % 10 == 0 ? leftToSee : AT_KERB, 0));
    }

    assertThat(street.kinds()).filteredOn(OPENED::equals).hasSize(1);
    assertThat(street.state().episodes()).hasSize(1);
  }

  @Test
  void opensASecondIncidentForAVehicleThatLeavesAndComesBack() {
    Street street =
        new Street()
            .showsFromTo(3, 70, car(1, AT_KERB, 0))
            .showsFromTo(71, 200)
            .showsFromTo(204, 270, arrivedCar(2, AT_KERB, 201));

    assertThat(street.kinds()).containsExactly(OPENED, ENDED, OPENED);
    assertThat(street.events.get(2).startedAt()).isEqualTo(second(201));
    assertThat(street.events.get(2).incidentId()).isNotEqualTo(street.events.get(0).incidentId());
  }

  @Test
  void doesNotChargeAVehicleWithTheStayOfTheOneBefore() {
    Street street =
        new Street()
            .showsFromTo(3, 50, car(1, AT_KERB, 0))
            .showsFromTo(51, 60)
            .showsFromTo(64, 110, arrivedCar(2, AT_KERB, 61));

    assertThat(street.events).isEmpty();
    assertThat(street.state().episodes()).hasSize(1);
    assertThat(street.state().episodes().get(0).startedAt()).isEqualTo(second(61));
  }

  @Test
  void keepsNeighboursApart() {
    Street street = new Street().showsFromTo(3, 70, car(1, AT_KERB, 0), car(2, FARTHER_ALONG, 0));

    assertThat(street.kinds()).containsExactly(OPENED, OPENED);
    assertThat(street.events).extracting(IncidentEvent::incidentId).doesNotHaveDuplicates();
  }

  @Test
  void leavesPassersByAndUncertainBoxesAside() {
    ObservedObject weak =
        new ObservedObject(3, "car", .2, AT_KERB, Optional.of(second(0)), false, Sighting.DETECTED);
    Street street =
        new Street().showsFromTo(3, 200, person(FARTHER_ALONG), weak, movingCar(4, FARTHER_ALONG));

    assertThat(street.events).isEmpty();
    assertThat(street.state().isIdle()).isTrue();
  }

  @Test
  void worksAtOnePictureInTenSeconds() {
    Street street = new Street();
    for (int second = 10; second <= 80; second += 10) {
      street.shows(second, car(1, AT_KERB, 0));
    }

    assertThat(street.kinds()).containsExactly(OPENED);
    assertThat(street.events.get(0).violationAt()).isEqualTo(second(70));
  }

  @Test
  void endsWhatIsOpenWhenTheZoneIsNoLongerEnforced() {
    Street street =
        new Street().showsFromTo(3, 70, car(1, AT_KERB, 0), movingCar(2, FARTHER_ALONG));

    List<IncidentEvent> ended = new IllegalParking().abandon(street.state(), "cam-1").incidents();

    assertThat(ended).extracting(IncidentEvent::kind).containsExactly(ENDED);
  }

  @Test
  void judgesAStayByTheTermsUnderWhichItBegan() {
    ParkingZone laxer = ParkingZone.of("kerb", "改名", KERB, 3600);
    Street street =
        new Street()
            .showsFromTo(3, 30, car(1, AT_KERB, 0))
            .replaceBy(laxer)
            .showsFromTo(31, 80, car(1, AT_KERB, 0), car(2, FARTHER_ALONG, 31));

    assertThat(street.kinds()).containsExactly(OPENED);
    assertThat(street.events.get(0).policyVersion()).isEqualTo(1);
    assertThat(street.events.get(0).zone().name()).isEqualTo("北侧路缘");
  }
}
