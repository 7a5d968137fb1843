package dev.xunjie.detector.perception;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.image.UnreadableFrameException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PerceptionTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

  @Test
  void turnsFramesIntoObservationsOfVehiclesAtRest() {
    try (Perception perception = Perception.shipped()) {
      Perceived perceived =
          perception.look(
              PerceptionState.EMPTY, frame(0, TestPictures.street()), RegionsOfInterest.NONE);
      for (int second = 1; second <= 4; second++) {
        perceived =
            perception.look(
                perceived.state(), frame(second, TestPictures.street()), RegionsOfInterest.NONE);
      }

      assertThat(perceived.observation().capturedAt()).isEqualTo(NOON.plusSeconds(4));
      assertThat(perceived.observation().frame()).isEqualTo(new FrameReference(1, 4));
      assertThat(perceived.observation().modelVersion()).isEqualTo(Perception.SHIPPED_DETECTOR);
      assertThat(perceived.observation().objects())
          .filteredOn(object -> object.isMotorVehicle() && object.score() > .4)
          .hasSize(2)
          .extracting(ObservedObject::atRestSince)
          .allSatisfy(since -> assertThat(since).contains(NOON));
    }
  }

  @Test
  void refusesAFrameThatIsNoPictureAndGoesOn() {
    try (Perception perception = Perception.shipped()) {
      assertThatThrownBy(
              () ->
                  perception.look(
                      PerceptionState.EMPTY,
                      frame(0, "not a JPEG".getBytes(UTF_8)),
                      RegionsOfInterest.NONE))
          .isInstanceOf(UnreadableFrameException.class);
      assertThat(
              perception
                  .look(
                      PerceptionState.EMPTY,
                      frame(1, TestPictures.street()),
                      RegionsOfInterest.NONE)
                  .observation()
                  .objects())
          .isNotEmpty();
    }
  }

  private static CapturedFrame frame(int second, byte[] jpeg) {
    return new CapturedFrame(
        "cam-1", NOON.plusSeconds(second), new FrameReference(1, second), jpeg);
  }
}
