package dev.xunjie.rules.dirtytruck;

import static dev.xunjie.contracts.incident.IncidentEvent.Kind.ENDED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.OPENED;
import static dev.xunjie.rules.dirtytruck.Gate.PLATE;
import static dev.xunjie.rules.dirtytruck.Gate.looking;
import static dev.xunjie.rules.dirtytruck.Gate.offender;
import static dev.xunjie.rules.dirtytruck.Gate.second;
import static dev.xunjie.rules.dirtytruck.Gate.standingTruck;
import static dev.xunjie.rules.dirtytruck.Gate.truck;
import static dev.xunjie.rules.dirtytruck.Gate.vehicle;
import static dev.xunjie.rules.dirtytruck.Gate.withPlate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.observation.ObservedObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one pass comes to. */
class DirtyTruckTest {
  @Test
  void announcesAnUncoveredTruckOnceWithinFiveSecondsOfItsPass() {
    Gate gate = new Gate().drivesThrough(10, 14, 4, x -> offender(1, x));
    assertThat(gate.events).isEmpty();

    gate.isEmpty(14, 16.75);
    assertThat(gate.events).isEmpty();

    gate.shows(17);
    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);

    gate.isEmpty(17, 120);
    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
    assertThat(gate.state().isIdle()).isTrue();
  }

  @Test
  void saysWhatWasSeenAgainstWhatIsAllowed() {
    IncidentEvent ended =
        new Gate().drivesThrough(10, 14, 4, x -> offender(1, x)).isEmpty(14, 17).newest();

    assertThat(ended.offence()).isEqualTo(Offence.DIRTY_TRUCK);
    assertThat(ended.startedAt()).isEqualTo(second(10));
    assertThat(ended.endedAt()).contains(second(14));
    assertThat(ended.ending()).contains(Ending.LEFT);
    assertThat(ended.dwellSeconds()).isEqualTo(4);
    assertThat(ended.label()).isEqualTo("truck");
    assertThat(ended.lead()).isEmpty();
    assertThat(ended.plates().get(0).best().number().text()).isEqualTo(PLATE);
    assertThat(ended.reasons())
        .startsWith(
            new Reason("uncoveredProbability", .8, .95), new Reason("dirtyProbability", .8, .1))
        .contains(new Reason("looks", 3, 15));
  }

  @Test
  void tellsADirtyBodyFromAnUncoveredLoad() {
    IncidentEvent ended =
        new Gate()
            .drivesThrough(10, 14, 4, x -> withPlate(looking(truck(1, x), .1, .97), PLATE))
            .isEmpty(14, 17)
            .newest();

    assertThat(ended.reasons()).startsWith(new Reason("dirtyProbability", .8, .97));
  }

  @Test
  void choosesTheBestFrameBySizeSharpnessAndWholeness() {
    Gate gate =
        new Gate(Gate.zone("'leastLooks':3"))
            .shows(10, withPlate(looking(truck(1, .15), .95, .1, true, .5), PLATE))
            .shows(10.5, withPlate(looking(truck(1, .3), .95, .1, true, .2), PLATE))
            .shows(11, looking(truck(1, .45), .95, .1, true, .4))
            .shows(11.5, looking(truck(1, .6), .95, .1, true, .1))
            .isEmpty(11.5, 15);

    assertThat(gate.newest().violationAt()).isEqualTo(second(11));
    assertThat(gate.newest().box()).isEqualTo(truck(1, .45).box());
    assertThat(gate.newest().stills())
        .extracting(Still::moment)
        .containsExactly(Still.Moment.BEST, Still.Moment.BEST, Still.Moment.LAST_SEEN);
    assertThat(gate.newest().stills().get(1).capturedAt()).isEqualTo(second(11));
  }

  @Test
  void letsNoOddLookDecide() {
    Gate gate =
        new Gate()
            .drivesThrough(
                10, 14, 1, x -> withPlate(looking(truck(1, x), x < .4 ? .99 : .1, .1), PLATE))
            .isEmpty(14, 18);

    assertThat(gate.events).isEmpty();
  }

  @Test
  void weighsASharpViewMoreThanABlurredOne() {
    Gate gate =
        new Gate()
            .shows(10, withPlate(looking(truck(1, .2), .1, .1, true, .02), PLATE))
            .shows(10.5, withPlate(looking(truck(1, .4), .95, .1, true, .4), PLATE))
            .shows(11, looking(truck(1, .6), .1, .1, true, .02))
            .isEmpty(11, 15);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
  }

  @Test
  void concludesNothingFromTooFewLooks() {
    Gate gate =
        new Gate()
            .shows(10, offender(1, .3))
            .shows(10.5, withPlate(truck(1, .4), PLATE))
            .shows(11, offender(1, .5))
            .isEmpty(11, 15);

    assertThat(gate.events).isEmpty();
  }

  @Test
  void countsNoLooksAtATruckTooSmallInThePicture() {
    Gate gate =
        new Gate(Gate.zone("'leastSize':0.2"))
            .drivesThrough(10, 14, 4, x -> offender(1, x))
            .isEmpty(14, 18);

    assertThat(gate.events).isEmpty();
  }

  @Test
  void leavesCarsAlone() {
    Gate gate =
        new Gate()
            .drivesThrough(
                10,
                14,
                4,
                x ->
                    withPlate(
                        vehicle(1, "car", x, Optional.empty())
                            .withGlimpse(offender(1, x).glimpse().orElseThrow()),
                        PLATE))
            .isEmpty(14, 18);

    assertThat(gate.events).isEmpty();
  }

  @Test
  void remembersNothingOfWhatPassedUnlookedAtOrInOrder() {
    Gate gate =
        new Gate()
            .drivesThrough(10, 14, 4, x -> truck(1, x))
            .isEmpty(14, 17)
            .drivesThrough(17.25, 21, 4, x -> looking(truck(2, x), .1, .1))
            .isEmpty(21, 24);

    assertThat(gate.events).isEmpty();
    assertThat(gate.state().isIdle()).isTrue();
  }

  @Test
  void makesALeadOfATruckWhosePlateNoTwoPicturesAgreeOn() {
    Gate gate =
        new Gate().drivesThrough(10, 14, 4, x -> looking(truck(1, x), .95, .1)).isEmpty(14, 18);
    assertThat(gate.newest().lead()).contains(LeadReason.NO_READABLE_PLATE);

    Gate once =
        new Gate()
            .drivesThrough(10, 14, 4, x -> x < .19 ? offender(1, x) : looking(truck(1, x), .95, .1))
            .isEmpty(14, 18);
    assertThat(once.newest().plates()).hasSize(1);
    assertThat(once.newest().plates().get(0).votes()).isEqualTo(1);
    assertThat(once.newest().lead()).contains(LeadReason.NO_READABLE_PLATE);
  }

  @Test
  void decidesNothingByAnUnprovenHeadButReportsItWhereAsked() {
    Gate silent = new Gate().drivesThrough(10, 14, 4, x -> unproven(x)).isEmpty(14, 18);
    assertThat(silent.events).isEmpty();

    Gate asked =
        new Gate(Gate.zone("'unprovenLeads':true"))
            .drivesThrough(10, 14, 4, x -> unproven(x))
            .isEmpty(14, 18);
    assertThat(asked.newest().lead()).contains(LeadReason.UNPROVEN_LOOK);
    assertThat(asked.newest().reasons())
        .startsWith(new Reason("unprovenUncoveredProbability", .8, .99));
  }

  @Test
  void sparesExemptPlates() {
    Gate gate =
        new Gate(Gate.zone("'exempt':{'plates':[{'plate':'" + PLATE + "','use':'RESCUE'}]}"))
            .drivesThrough(10, 14, 4, x -> offender(1, x))
            .isEmpty(14, 18);

    assertThat(gate.events).isEmpty();
  }

  @Test
  void beginsNoPassOutsideTheHours() {
    Gate gate =
        new Gate(Gate.zone("'hours':[{'from':'20:00:00','to':'06:00:00'}]"))
            .drivesThrough(10, 14, 4, x -> offender(1, x))
            .isEmpty(14, 18);

    assertThat(gate.events).isEmpty();
    assertThat(gate.state().isIdle()).isTrue();
  }

  @Test
  void judgesByThePolicyThatThePassBeganUnder() {
    Gate gate =
        new Gate()
            .drivesThrough(10, 12, 4, x -> offender(1, .15 + (x - .15) / 2))
            .replaceBy(Gate.zone("'uncoveredProbability':0.99"))
            .drivesThrough(12.25, 14, 4, x -> offender(1, .5 + (x - .15) / 2))
            .isEmpty(14, 18);

    assertThat(gate.newest().policyVersion()).isEqualTo(1);
  }

  @Test
  void judgesAnOpenPassWhenTheZoneIsGivenUp() {
    Gate gate = new Gate().drivesThrough(10, 14, 4, x -> offender(1, x)).isAbandoned();

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
    assertThat(gate.newest().ending()).contains(Ending.NOT_ENFORCED);
    assertThat(gate.state().isIdle()).isTrue();
  }

  @Test
  void endsAPassThatNoPictureFollows() {
    Gate gate = new Gate().drivesThrough(10, 14, 4, x -> offender(1, x));
    assertThat(gate.wakesAt()).contains(second(29));

    gate.passesTo(29);
    assertThat(gate.newest().ending()).contains(Ending.LOST);
    assertThat(gate.newest().endedAt()).contains(second(14));
    assertThat(gate.wakesAt()).contains(second(74));
    assertThat(gate.passesTo(74).state().isIdle()).isTrue();
  }

  @Test
  void worksWithOnePictureASecond() {
    Gate gate = new Gate().drivesThrough(10, 14, 1, x -> offender(1, x)).isEmpty(14, 18);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
    assertThat(Duration.between(gate.newest().startedAt(), second(14))).hasSeconds(4);
  }

  @Test
  void takesWhatStandsInTheZoneForOnePass() {
    Gate gate = new Gate();
    gate.drivesThrough(10, 12, 4, x -> offender(1, .15 + (x - .15) / 2));
    for (int second = 13; second <= 200; second++) {
      gate.shows(second, withPlate(standingTruck(1, .5, 12), PLATE));
    }
    gate.drivesThrough(201, 203, 4, x -> offender(1, .5 + (x - .15) / 2)).isEmpty(203, 220);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
    assertThat(gate.newest().dwellSeconds()).isEqualTo(193);
  }

  @Test
  void doesNotMissAStandingTruckBehindAnother() {
    Gate gate = new Gate().drivesThrough(10, 12, 4, x -> offender(1, .15 + (x - .15) / 2));
    gate.shows(12.5, offender(1, .5), truck(9, .3)).shows(12.75, standingTruck(1, .5, 12));
    for (double second = 13; second <= 22; second += .5) {
      gate.shows(second, vehicle(2, "car", .55, Optional.empty()));
    }
    gate.shows(22.5, standingTruck(1, .5, 12));
    gate.drivesThrough(23, 25, 4, x -> offender(1, .5 + (x - .15) / 2)).isEmpty(25, 32);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED);
  }

  @Test
  void knowsTwoTrucksOneAfterTheOther() {
    Gate gate =
        new Gate()
            .drivesThrough(10, 14, 4, x -> offender(1, x))
            .isEmpty(14, 18)
            .drivesThrough(18.25, 22, 4, x -> withPlate(looking(truck(2, x), .1, .95), "陕KC1861"))
            .isEmpty(22, 26);

    assertThat(gate.kinds()).containsExactly(OPENED, ENDED, OPENED, ENDED);
    assertThat(gate.events.stream().map(IncidentEvent::incidentId).distinct()).hasSize(2);
  }

  private static ObservedObject unproven(double x) {
    return withPlate(looking(truck(1, x), .99, .1, false, .3), PLATE);
  }
}
