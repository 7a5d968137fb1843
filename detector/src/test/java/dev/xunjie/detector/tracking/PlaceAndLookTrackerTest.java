package dev.xunjie.detector.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import dev.xunjie.detector.detection.Detection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceAndLookTrackerTest {
  private static final NormalisedBox KERB = new NormalisedBox(.6, .6, .7, .68);
  private static final Look VAN = noise(1);
  private static final Look CAR = noise(2);
  private static final Look EMPTY_ROAD = noise(3);
  private static final Look BUS = noise(4);

  private TrackingState state = TrackingState.EMPTY;
  private Look kerbLooks = VAN;

  @Test
  void knowsAVehicleThatStoodThereAfterThreeAndAHalfSeconds() {
    assertThat(shows(0, car(KERB)).get(0).atRestSince()).isEmpty();
    assertThat(shows(2, car(KERB)).get(0).atRestSince()).isEmpty();
    assertThat(shows(3, car(KERB)).get(0).atRestSince()).isEmpty();
    assertThat(shows(3.5, car(KERB)).get(0).atRestSince()).contains(at(0));
  }

  @Test
  void knowsAVehicleThatWasSeenToStopAfterThreeSeconds() {
    shows(0, car(moved(KERB, -.08)));
    shows(.5, car(moved(KERB, -.04)));
    assertThat(shows(1, car(KERB)).get(0).atRestSince()).isEmpty();
    assertThat(shows(3, car(KERB)).get(0).atRestSince()).isEmpty();
    assertThat(shows(4, car(KERB)).get(0).atRestSince()).contains(at(1));
  }

  @Test
  void takesLongerForAVehicleThatIsHardToSee() {
    Detection faint = new Detection("car", .3, KERB);
    for (double second = 0; second < 5; second += .5) {
      assertThat(shows(second, faint)).hasSize(1);
      assertThat(state.tracks().get(0).rest()).isEmpty();
    }
    assertThat(shows(5, faint).get(0).atRestSince()).contains(at(0));
  }

  @Test
  void neverTakesForAtRestWhatIsSeenInHalfThePicturesOnly() {
    for (int second = 0; second < 40; second++) {
      List<ObservedObject> seen = second % 2 == 0 ? shows(second, car(KERB)) : shows(second);
      assertThat(seen).allSatisfy(object -> assertThat(object.atRestSince()).isEmpty());
    }
  }

  @Test
  void keepsAVehicleWhoseCameraSways() {
    kerbLooks = VAN;
    for (int picture = 0; picture < 300; picture++) {
      double sway = .004 * Math.sin(picture * .7);
      List<ObservedObject> seen = shows(picture * .2, car(moved(KERB, sway)));
      assertThat(seen).extracting(ObservedObject::trackId).containsExactly(1L);
    }
    assertThat(state.tracks().get(0).rest().map(Rest::since)).contains(at(0));
  }

  @Test
  void keepsAVehicleWhileABusPassesInFrontOfIt() {
    showsFromTo(0, 10, car(KERB));
    kerbLooks = BUS;
    for (int tenth = 0; tenth < 30; tenth++) {
      NormalisedBox bus = new NormalisedBox(.3, .5, .65, .75);
      shows(11 + tenth * .1, new Detection("bus", .9, moved(bus, tenth * .01)));
    }
    kerbLooks = VAN;

    ObservedObject again =
        shows(15, car(KERB)).stream().filter(o -> o.label().equals("car")).findAny().orElseThrow();
    assertThat(again.trackId()).isEqualTo(1);
    assertThat(again.atRestSince()).contains(at(0));
  }

  @Test
  void keepsAVehicleWhileHeadlightsDazzle() {
    showsFromTo(0, 10, car(KERB));
    kerbLooks = brighter(VAN);
    for (int second = 11; second < 20; second++) {
      List<ObservedObject> seen = shows(second);
      assertThat(seen).extracting(ObservedObject::sighting).containsExactly(Sighting.BY_LOOK);
      assertThat(seen.get(0).atRestSince()).contains(at(0));
    }
  }

  @Test
  void knowsItAtOneLookInFiveSeconds() {
    shows(0, car(KERB));
    assertThat(shows(5, car(KERB)).get(0).atRestSince()).contains(at(0));
  }

  @Test
  void forgivesABoxThatTrembles() {
    Random random = new Random(4);
    for (int second = 0; second < 60; second++) {
      List<ObservedObject> seen = shows(second, car(moved(KERB, random.nextGaussian() * .003)));
      assertThat(seen).extracting(ObservedObject::trackId).containsExactly(1L);
    }
    assertThat(state.tracks().get(0).rest().map(Rest::since)).contains(at(0));
  }

  @Test
  void neverTakesACreepingCarForOneAtRest() {
    for (int second = 0; second < 30; second++) {
      List<ObservedObject> seen =
          shows(second, car(moved(new NormalisedBox(.1, .6, .2, .68), second * .008)));
      assertThat(seen).allSatisfy(object -> assertThat(object.atRestSince()).isEmpty());
    }
  }

  @Test
  void keepsTheSameVehicleInSightByItsLookWhileTheDetectorMissesIt() {
    showsFromTo(0, 10, car(KERB));
    List<ObservedObject> missed = shows(11);

    assertThat(missed).hasSize(1);
    assertThat(missed.get(0).sighting()).isEqualTo(Sighting.BY_LOOK);
    assertThat(missed.get(0).trackId()).isEqualTo(1);
    assertThat(missed.get(0).atRestSince()).contains(at(0));
  }

  @Test
  void doesNotClaimToSeeWhatIsHiddenOrGone() {
    showsFromTo(0, 10, car(KERB));
    kerbLooks = EMPTY_ROAD;

    assertThat(shows(11)).isEmpty();
  }

  @Test
  void losesConfidenceInWhatTheDetectorHasMissedForLong() {
    showsFromTo(0, 30, car(KERB));
    assertThat(shows(31).get(0).score()).isGreaterThan(.5);
    for (int second = 32; second < 60; second++) {
      shows(second);
    }
    assertThat(shows(60).get(0).score()).isZero();
  }

  @Test
  void knowsTheVehicleAgainAfterAMinuteUnseen() {
    showsFromTo(0, 10, car(KERB));
    kerbLooks = EMPTY_ROAD;
    for (int second = 11; second < 71; second++) {
      shows(second);
    }
    kerbLooks = VAN;

    ObservedObject again = shows(71, car(KERB)).get(0);
    assertThat(again.trackId()).isEqualTo(1);
    assertThat(again.atRestSince()).contains(at(0));
  }

  @Test
  void takesAnotherLookOnTheSamePlaceForANewArrival() {
    showsFromTo(0, 10, car(KERB));
    kerbLooks = EMPTY_ROAD;
    for (int second = 11; second < 40; second++) {
      shows(second);
    }
    kerbLooks = CAR;

    ObservedObject other = shows(40, car(KERB)).get(0);
    assertThat(other.trackId()).isEqualTo(2);
    assertThat(other.arrived()).isTrue();
    assertThat(shows(44, car(KERB)).get(0).atRestSince()).contains(at(40));
  }

  @Test
  void saysOfAVehicleThatItArrivedIfItWasSeenDriving() {
    for (int second = 0; second < 4; second++) {
      shows(second, car(moved(KERB, -.06 * (4 - second))));
    }
    showsFromTo(4, 10, car(KERB));

    ObservedObject parked = shows(11, car(KERB)).get(0);
    assertThat(parked.arrived()).isTrue();
    assertThat(parked.atRestSince()).contains(at(4));
  }

  @Test
  void saysOfAVehicleThatStoodThereFromTheFirstPictureThatItDidNotArrive() {
    showsFromTo(0, 10, car(KERB));
    assertThat(shows(11, car(KERB)).get(0).arrived()).isFalse();
  }

  @Test
  void staysAtRestThroughOneDetectionCutOffByAPasserBy() {
    showsFromTo(0, 10, car(KERB));
    NormalisedBox cutOff = new NormalisedBox(.6, .6, .65, .68);

    assertThat(shows(11, car(cutOff)).get(0).atRestSince()).contains(at(0));
    assertThat(shows(12, car(KERB)).get(0).atRestSince()).contains(at(0));
  }

  @Test
  void noticesThatAVehicleDrivesOff() {
    showsFromTo(0, 10, car(KERB));
    kerbLooks = EMPTY_ROAD;

    assertThat(shows(11, car(moved(KERB, .12))))
        .allSatisfy(object -> assertThat(object.atRestSince()).isEmpty());
  }

  @Test
  void takesWhatStandsThereAfterALongOutageForNew() {
    showsFromTo(0, 10, car(KERB));

    ObservedObject afterwards = shows(3 * 3600, car(KERB)).get(0);
    assertThat(afterwards.trackId()).isEqualTo(2);
    assertThat(afterwards.atRestSince()).isEmpty();
  }

  @Test
  void keepsTheVehicleThroughADoubleDetection() {
    showsFromTo(0, 10, car(KERB));
    NormalisedBox cab = new NormalisedBox(.6, .6, .645, .68);

    assertThat(shows(11, car(KERB), car(cab)))
        .filteredOn(object -> object.trackId() == 1)
        .hasSize(1);
    ObservedObject next = shows(12, car(KERB)).get(0);
    assertThat(next.trackId()).isEqualTo(1);
    assertThat(next.atRestSince()).contains(at(0));
    assertThat(next.arrived()).isFalse();
  }

  @Test
  void carriesOverWhatStandsThroughPicturesThatNobodyLookedAt() {
    showsFromTo(0, 10, car(KERB));
    for (int second = 11; second < 40; second++) {
      List<ObservedObject> unchanged = carriesOver(second);
      assertThat(unchanged)
          .extracting(ObservedObject::sighting)
          .containsExactly(Sighting.CARRIED_OVER);
      assertThat(unchanged.get(0).atRestSince()).contains(at(0));
    }
    assertThat(shows(40, car(KERB)).get(0).trackId()).isEqualTo(1);
  }

  @Test
  void takesNoCopyOfALookForAnotherOne() {
    showsFromTo(0, 4, car(KERB));
    List<Double> scores = state.tracks().get(0).scores();
    for (int second = 5; second < 30; second++) {
      carriesOver(second);
    }
    assertThat(state.tracks().get(0).scores()).isEqualTo(scores);
  }

  @Test
  void carriesOverAVehicleThatTheLookDidNotFindByItsLookOnly() {
    showsFromTo(0, 10, car(KERB));
    shows(11);

    assertThat(carriesOver(12))
        .extracting(ObservedObject::sighting)
        .containsExactly(Sighting.BY_LOOK);
    kerbLooks = EMPTY_ROAD;
    assertThat(carriesOver(13)).isEmpty();
  }

  @Test
  void carriesOverNothingThatWasMoving() {
    shows(0, car(moved(KERB, -.1)));
    shows(1, car(KERB));

    assertThat(carriesOver(2)).isEmpty();
  }

  @Test
  void survivesItsJson() {
    showsFromTo(0, 10, car(KERB));

    assertThat(ContractJson.fromBytes(ContractJson.toBytes(state), TrackingState.class))
        .isEqualTo(state);
  }

  @Test
  void forgetsPeopleWhoWalkedOff() {
    for (int second = 0; second < 30; second++) {
      shows(second, new Detection("person", .8, moved(KERB, -.5 + second * .01)));
    }
    shows(31);
    shows(60);
    assertThat(state.tracks()).isEmpty();
  }

  private void showsFromTo(int first, int last, Detection... detections) {
    for (int second = first; second <= last; second++) {
      shows(second, detections);
    }
  }

  private List<ObservedObject> shows(double second, Detection... detections) {
    Tracking tracking =
        PlaceAndLookTracker.update(
            state,
            new ArrayList<>(Arrays.asList(detections)),
            place -> Optional.of(place.intersectionOverUnion(KERB) > .3 ? kerbLooks : EMPTY_ROAD),
            at(second));
    state = tracking.state();
    return tracking.objects();
  }

  private List<ObservedObject> carriesOver(double second) {
    Tracking tracking =
        PlaceAndLookTracker.carryOver(state, place -> Optional.of(kerbLooks), at(second));
    state = tracking.state();
    return tracking.objects();
  }

  private static Instant at(double second) {
    return Instant.EPOCH.plusMillis(Math.round(second * 1000));
  }

  private static Detection car(NormalisedBox box) {
    return new Detection("car", .6, box);
  }

  private static NormalisedBox moved(NormalisedBox box, double dx) {
    return new NormalisedBox(box.left() + dx, box.top(), box.right() + dx, box.bottom());
  }

  /** The same with light on it: brighter, of less contrast, its brightest parts overexposed. */
  private static Look brighter(Look look) {
    byte[] grey = look.grey();
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) Math.min(255, 70 + (grey[i] & 0xff) * 8 / 10);
    }
    return new Look(grey);
  }

  private static Look noise(long seed) {
    byte[] grey = new byte[Look.SIDE * Look.SIDE];
    new Random(seed).nextBytes(grey);
    return new Look(grey);
  }
}
