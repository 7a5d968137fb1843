package dev.xunjie.streams.enforcement;

import static dev.xunjie.contracts.incident.IncidentEvent.Kind.ENDED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.OPENED;
import static dev.xunjie.streams.Streets.KERB;
import static dev.xunjie.streams.Streets.MIDNIGHT;
import static dev.xunjie.streams.Streets.observation;
import static dev.xunjie.streams.Streets.parkedCar;
import static dev.xunjie.streams.Streets.policy;
import static dev.xunjie.streams.Streets.second;
import static dev.xunjie.streams.enforcement.WatchedStreet.CAMERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Cameras whose clocks aren't those of the others. */
final class CameraClockTest {
  private static final Duration BEHIND = Duration.ofHours(1);

  @Test
  void watchesACameraWhoseClockIsAnHourBehind() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      showsBehind(street, 0, 70);
      assertThat(street.kinds()).containsExactly(OPENED);
      assertThat(street.incidents().get(0).startedAt()).isEqualTo(MIDNIGHT.minus(BEHIND));

      street.streamTime(second(72).plus(KERB.longestGap()));
      assertThat(street.kinds()).containsExactly(OPENED, ENDED);

      street.streamTime(MIDNIGHT.plus(Duration.ofHours(4)));
      assertThat(street.timers()).isZero();
      assertThat(street.rememberedEntries()).isZero();
    }
  }

  @Test
  void knowsAfterARestartThatACameraIsBehind() throws Exception {
    OperatorSubtaskState checkpoint;
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      showsBehind(street, 0, 70);
      checkpoint = street.checkpoint();
    }
    try (WatchedStreet street = WatchedStreet.restored(checkpoint)) {
      street.shows(behind(71)).policiesRead().streamTime(second(72));
      showsBehind(street, 72, 100);

      assertThat(street.kinds()).isEmpty();
      assertThat(street.rememberedEntries()).isOne();
    }
  }

  @Test
  void beginsAnewWithACameraWhoseClockIsSetBack() throws Exception {
    Instant ahead = MIDNIGHT.plus(Duration.ofDays(1));
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      for (int second = 0; second <= 70; second++) {
        street.shows(observation(CAMERA, ahead.plusSeconds(second), parkedCar(ahead)));
      }
      assertThat(street.kinds()).containsExactly(OPENED);

      street.showsFromTo(71, 140, parkedCar(second(71)));
      assertThat(street.kinds()).containsExactly(OPENED, ENDED, OPENED);
      assertThat(street.incidents())
          .extracting(IncidentEvent::startedAt)
          .containsExactly(ahead, ahead, second(71));
      assertThat(street.timers()).isOne();
    }
  }

  private static void showsBehind(WatchedStreet street, int first, int last) throws Exception {
    for (int second = first; second <= last; second++) {
      street.streamTime(second(second)).shows(behind(second));
    }
  }

  private static Observation behind(int second) {
    return observation(CAMERA, second(second).minus(BEHIND), parkedCar(MIDNIGHT.minus(BEHIND)));
  }
}
