package dev.xunjie.streams.time;

import static dev.xunjie.streams.Streets.MIDNIGHT;
import static dev.xunjie.streams.time.CaptureOrder.CLOCK_SET_BACK;
import static dev.xunjie.streams.time.CaptureOrder.NEWER;
import static dev.xunjie.streams.time.CaptureOrder.OLDEST_REPEAT;
import static dev.xunjie.streams.time.CaptureOrder.REPEATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.topic.Topic;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CaptureOrderTest {
  @Test
  void isNewerIfNothingIsKnownOrTimeHasGoneOn() {
    assertThat(CaptureOrder.of(MIDNIGHT, Optional.empty())).isEqualTo(NEWER);
    assertThat(CaptureOrder.of(MIDNIGHT.plusMillis(1), Optional.of(MIDNIGHT))).isEqualTo(NEWER);
  }

  @Test
  void isRepeatedUpToTheAgeOfTheOldestFrame() {
    assertThat(CaptureOrder.of(MIDNIGHT, Optional.of(MIDNIGHT))).isEqualTo(REPEATED);
    assertThat(CaptureOrder.of(MIDNIGHT.minus(OLDEST_REPEAT), Optional.of(MIDNIGHT)))
        .isEqualTo(REPEATED);
  }

  @Test
  void isAClockSetBackIfOlderThanAnyRepeat() {
    assertThat(CaptureOrder.of(MIDNIGHT.minus(OLDEST_REPEAT).minusMillis(1), Optional.of(MIDNIGHT)))
        .isEqualTo(CLOCK_SET_BACK);
  }

  @Test
  void takesTheAgeOfTheOldestFrameFromTheTopic() {
    long keptMillis = Long.parseLong(Topic.FRAMES.settings().get("retention.ms"));

    assertThat(OLDEST_REPEAT).isEqualTo(Duration.ofMillis(keptMillis));
  }
}
