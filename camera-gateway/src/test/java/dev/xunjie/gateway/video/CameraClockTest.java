package dev.xunjie.gateway.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CameraClockTest {
  private final CameraClock clock = new CameraClock();

  @Test
  void knowsNothingBeforeTheFirstReport() {
    clock.note(0, OptionalLong.empty());

    assertThat(clock.timeOf(0)).isEmpty();
  }

  @Test
  void takesAReportedTimeAsThatOfTheNextPacket() {
    clock.note(1_000_000, OptionalLong.of(500_000_000));
    clock.note(1_040_000, OptionalLong.empty());

    assertThat(clock.timeOf(1_040_000)).contains(Instant.ofEpochSecond(500));
    assertThat(clock.timeOf(2_040_000)).contains(Instant.ofEpochSecond(501));
  }
}
