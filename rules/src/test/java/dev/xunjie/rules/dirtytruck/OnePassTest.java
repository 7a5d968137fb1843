package dev.xunjie.rules.dirtytruck;

import static dev.xunjie.contracts.incident.IncidentEvent.Kind.ENDED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.OPENED;
import static dev.xunjie.rules.dirtytruck.Gate.looking;
import static dev.xunjie.rules.dirtytruck.Gate.offender;
import static dev.xunjie.rules.dirtytruck.Gate.truck;
import static dev.xunjie.rules.dirtytruck.Gate.vehicle;
import static dev.xunjie.rules.dirtytruck.Gate.withPlate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One truck that passes once is one pass, whatever the tracker makes of it. */
class OnePassTest {
  @Test
  void goesOnUnderAnotherTrackId() {
    Gate gate =
        new Gate()
            .drivesThrough(10, 14, 4, x -> offender(x < .4 ? 1 : x < .6 ? 7 : 9, x))
            .isEmpty(14, 18);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
    assertThat(gate.newest().startedAt()).isEqualTo(Gate.second(10));
  }

  @Test
  void goesOnUnderAnIdOfItsOwnInEveryPictureAtOnePictureASecond() {
    Gate gate =
        new Gate()
            .drivesThrough(10, 13, 1, x -> looking(truck(Math.round(x * 100), x), .95, .1))
            .isEmpty(13, 18);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
    assertThat(gate.newest().reasons()).contains(new Reason("looks", 3, 4));
  }

  @Test
  void goesOnAfterASecondOutOfSight() {
    Gate gate =
        new Gate()
            .drivesThrough(10, 11, 4, x -> offender(1, .15 + (x - .15) / 4))
            .isEmpty(11, 12.5)
            .drivesThrough(12.75, 14, 4, x -> offender(2, .6 + (x - .15) / 3))
            .isEmpty(14, 18);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
  }

  @Test
  void isOneThoughItHasTwoBoxes() {
    Gate gate = new Gate();
    for (int picture = 0; picture <= 16; picture++) {
      double x = .2 + .04 * picture;
      gate.shows(
          10 + picture / 4.0,
          offender(1, x),
          looking(vehicle(2, "bus", x + .05, Optional.empty()), .99, .1));
    }
    gate.isEmpty(14, 18);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
  }

  @Test
  void isKnownByItsPlateWithinAMinute() {
    Gate gate =
        new Gate()
            .drivesThrough(10, 14, 4, x -> offender(1, x))
            .isEmpty(14, 40)
            .drivesThrough(40.25, 44, 4, x -> offender(2, x))
            .isEmpty(44, 120);
    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);

    gate.drivesThrough(120.25, 124, 4, x -> offender(3, x)).isEmpty(124, 128);
    assertThat(gate.kinds()).describedAs("another trip").hasSize(4);
  }

  @Test
  void isKnownByItsPlateHoweverLongItThenStaysInTheZone() {
    Gate gate = new Gate().drivesThrough(10, 14, 4, x -> offender(1, x)).isEmpty(14, 40);
    for (int second = 41; second <= 300; second++) {
      gate.shows(second, offender(2, .5));
    }
    gate.isEmpty(300, 400);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
    assertThat(gate.state().isIdle()).isTrue();
  }

  @Test
  void comesBackUnderItsIdAfterATurnOutsideTheZone() {
    Gate gate =
        new Gate()
            .drivesThrough(10, 14, 4, x -> offender(1, x))
            .isEmpty(14, 20)
            .drivesThrough(20.25, 24, 4, x -> looking(truck(1, x), .95, .1))
            .isEmpty(24, 30);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
  }

  @Test
  void bringsTogetherTheLooksOfAPassThatWasInterrupted() {
    Gate gate =
        new Gate().shows(10, offender(1, .3)).shows(10.5, offender(1, .4)).isEmpty(10.5, 15);
    assertThat(gate.events).isEmpty();

    gate.shows(15.5, offender(1, .5)).isEmpty(15.5, 19);
    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
    assertThat(gate.newest().unknownSeconds()).isEqualTo(5);
  }

  @Test
  void isNotTheNextTruckThatTheTrackerTakesForIt() {
    Gate gate =
        new Gate()
            .drivesThrough(10, 14, 4, x -> withPlate(looking(truck(1, x), .05, .05), "陕KC1861"))
            .drivesThrough(14.25, 18, 4, x -> offender(1, x))
            .isEmpty(18, 23);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
    assertThat(gate.newest().lead()).isEmpty();
    assertThat(gate.newest().plates().get(0).best().number().text()).isEqualTo(Gate.PLATE);
  }

  @Test
  void isNotTheCarThatFollows() {
    Gate gate = new Gate().drivesThrough(10, 14, 4, x -> looking(truck(1, x), .95, .1));
    for (int second = 15; second <= 22; second++) {
      gate.shows(
          second,
          new ObservedObject(
              100 + second,
              "car",
              .7,
              new NormalisedBox(.7, .7, .8, .8),
              Optional.empty(),
              true,
              Sighting.DETECTED));
    }

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
    assertThat(gate.newest().lead()).contains(LeadReason.NO_READABLE_PLATE);
    assertThat(gate.newest().endedAt()).contains(Gate.second(14));
  }
}
