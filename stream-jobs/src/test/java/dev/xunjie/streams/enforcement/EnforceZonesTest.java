package dev.xunjie.streams.enforcement;

import static dev.xunjie.contracts.incident.IncidentEvent.Kind.ENDED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.OPENED;
import static dev.xunjie.streams.Streets.CROSSING;
import static dev.xunjie.streams.Streets.KERB;
import static dev.xunjie.streams.Streets.MIDNIGHT;
import static dev.xunjie.streams.Streets.observation;
import static dev.xunjie.streams.Streets.parkedCar;
import static dev.xunjie.streams.Streets.policy;
import static dev.xunjie.streams.Streets.second;
import static dev.xunjie.streams.enforcement.WatchedStreet.CAMERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.IncidentEvent;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

final class EnforceZonesTest {
  private static final Duration LONG_AFTER = Duration.ofHours(3);

  @Test
  void opensOnceEndsOnceAndLeavesNothingBehind() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      street.showsFromTo(0, 59, parkedCar());
      assertThat(street.kinds()).isEmpty();

      street.showsFromTo(60, 100, parkedCar());
      assertThat(street.kinds()).containsExactly(OPENED);
      assertThat(street.timers()).isOne();

      street.showsFromTo(101, 200);
      assertThat(street.kinds()).containsExactly(OPENED, ENDED);
      assertThat(street.incidents().get(1).endedAt()).contains(second(100));

      assertLeavesNothing(street);
    }
  }

  @Test
  void staysOneIncidentThroughAGap() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      street.showsFromTo(0, 70, parkedCar()).streamTime(second(130));
      street.showsFromTo(131, 200, parkedCar()).showsFromTo(201, 300);

      assertThat(street.kinds()).containsExactly(OPENED, ENDED);
      assertThat(street.incidents().get(1).unknownSeconds()).isEqualTo(61);
      assertLeavesNothing(street);
    }
  }

  @Test
  void endsWhatASilentCameraLastSawOnceTheStreamHasGoneOn() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      street.showsFromTo(0, 70, parkedCar());

      street.streamTime(second(70).plus(KERB.longestGap()).minusMillis(1));
      assertThat(street.kinds()).containsExactly(OPENED);

      street.streamTime(second(73).plus(KERB.longestGap()));
      assertThat(street.kinds()).containsExactly(OPENED, ENDED);
      assertThat(street.incidents().get(1).endedAt()).contains(second(70));
      assertLeavesNothing(street);
    }
  }

  @Test
  void wakesAtATimeBetweenTwoMilliseconds() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      street.showsFromTo(0, 70, parkedCar());
      street.shows(observation(CAMERA, second(71).plusNanos(1), parkedCar()));

      street.streamTime(second(75).plus(KERB.longestGap()));
      assertThat(street.kinds()).containsExactly(OPENED, ENDED);
      assertLeavesNothing(street);
    }
  }

  @Test
  void findsWhatStandsThereWhenAPolicyComesLater() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay()) {
      street.showsFromTo(0, 30, parkedCar());
      assertThat(street.rememberedEntries()).isZero();

      street.enforces(policy(CAMERA, KERB)).showsFromTo(31, 100, parkedCar());

      assertThat(street.kinds()).containsExactly(OPENED);
      assertThat(street.incidents().get(0).startedAt()).isEqualTo(second(31).minusSeconds(15));
      assertLeavesNothing(street);
    }
  }

  @Test
  void judgesTheSameWhicheverOfPolicyAndObservationsIsReadFirst() throws Exception {
    List<IncidentEvent> policyFirst;
    try (WatchedStreet street = WatchedStreet.started()) {
      street.enforces(policy(CAMERA, KERB)).policiesRead();
      policyFirst = street.showsFromTo(0, 70, parkedCar()).showsFromTo(71, 200).incidents();
    }
    try (WatchedStreet street = WatchedStreet.started()) {
      street.showsFromTo(0, 40, parkedCar()).enforces(policy(CAMERA, KERB));
      street.showsFromTo(41, 70, parkedCar()).showsFromTo(71, 200).policiesRead();

      assertThat(street.incidents()).isEqualTo(policyFirst).hasSize(2);
      assertLeavesNothing(street);
    }
    try (WatchedStreet street = WatchedStreet.started()) {
      street.showsFromTo(0, 70, parkedCar()).showsFromTo(71, 200);
      street.enforces(policy(CAMERA, KERB)).policiesRead();

      assertThat(street.incidents()).isEqualTo(policyFirst);
      assertLeavesNothing(street);
    }
  }

  @Test
  void waitsNoLongerForAPolicyOnceTimeHasBegun() throws Exception {
    try (WatchedStreet street = WatchedStreet.started()) {
      street.showsFromTo(0, 100, parkedCar());
      assertThat(street.timers()).isOne();

      street.policiesRead();
      assertThat(street.kinds()).isEmpty();
      assertThat(street.timers()).isZero();
      assertThat(street.rememberedEntries()).isZero();
    }
  }

  @Test
  void endsWhatIsOpenWhenThePolicyIsRemoved() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      street.showsFromTo(0, 70, parkedCar()).enforcesNothing();
      assertThat(street.kinds()).containsExactly(OPENED, ENDED);

      street.showsFromTo(71, 200, parkedCar());
      assertThat(street.kinds()).containsExactly(OPENED, ENDED);
      assertLeavesNothing(street);
    }
  }

  @Test
  void endsOnlyWhatIsOpenInAZoneThatIsRemoved() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB, CROSSING))) {
      street.showsFromTo(0, 70, parkedCar()).enforces(policy(CAMERA, KERB));
      assertThat(street.kinds()).containsExactly(OPENED);

      street.enforces(policy(CAMERA, CROSSING));
      assertThat(street.kinds()).containsExactly(OPENED, ENDED);
      assertLeavesNothing(street);
    }
  }

  @Test
  void leavesOtherCamerasAloneWhenAPolicyIsRemoved() throws Exception {
    try (WatchedStreet street =
        WatchedStreet.underWay(policy(CAMERA, KERB), policy("cam-2", KERB))) {
      for (int second = 0; second <= 70; second++) {
        street.shows(second, parkedCar());
        street.shows(observation("cam-2", second(second), parkedCar()));
      }
      street.enforcesNothing();

      assertThat(street.incidents())
          .filteredOn(incident -> incident.kind() == ENDED)
          .extracting(IncidentEvent::cameraId)
          .containsExactly(CAMERA);
    }
  }

  @Test
  void ignoresWhatIsSentAgainEvenAfterTheVehicleLeft() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      street.showsFromTo(0, 70, parkedCar()).showsFromTo(71, 200);
      street.showsFromTo(0, 70, parkedCar()).showsFromTo(71, 200);

      assertThat(street.kinds()).containsExactly(OPENED, ENDED);
      assertLeavesNothing(street);
    }
  }

  @Test
  void goesOnFromACheckpointInMidEpisode() throws Exception {
    List<IncidentEvent> uninterrupted;
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      uninterrupted = street.showsFromTo(0, 100, parkedCar()).incidents();
    }
    OperatorSubtaskState checkpoint;
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      checkpoint = street.showsFromTo(0, 40, parkedCar()).checkpoint();
    }
    try (WatchedStreet street = WatchedStreet.restored(checkpoint)) {
      street.showsFromTo(35, 60, parkedCar()).policiesRead().showsFromTo(61, 100, parkedCar());

      assertThat(street.incidents()).isEqualTo(uninterrupted).hasSize(1);
      assertLeavesNothing(street);
    }
  }

  @Test
  void announcesAgainUnderTheSameIdWhatWasOpenedAfterTheCheckpoint() throws Exception {
    OperatorSubtaskState checkpoint;
    String openedBeforeTheCrash;
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      checkpoint = street.showsFromTo(0, 40, parkedCar()).checkpoint();
      openedBeforeTheCrash =
          street.showsFromTo(41, 70, parkedCar()).incidents().get(0).incidentId();
    }
    try (WatchedStreet street = WatchedStreet.restored(checkpoint)) {
      street.showsFromTo(41, 100, parkedCar());

      assertThat(street.incidents())
          .extracting(IncidentEvent::incidentId)
          .containsExactly(openedBeforeTheCrash);
    }
  }

  private static void assertLeavesNothing(WatchedStreet street) throws Exception {
    street.policiesRead().streamTime(MIDNIGHT.plus(LONG_AFTER));
    assertThat(street.timers()).isZero();
    assertThat(street.rememberedEntries()).isZero();
  }
}
