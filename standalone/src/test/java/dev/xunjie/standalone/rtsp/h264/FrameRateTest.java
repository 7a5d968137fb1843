package dev.xunjie.standalone.rtsp.h264;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRateTest {
  @ParameterizedTest
  @CsvSource({"10,1", "25,1", "30000,1001", "1,2"})
  void findsEachPictureFromTheMomentItIsTakenUntilTheNext(long pictures, long seconds) {
    FrameRate rate = new FrameRate(pictures, seconds);

    for (long picture : new long[] {0, 1, 29, 30, 1_000, 29_999, 30_000, 100_000_000}) {
      assertThat(rate.pictureAt(rate.nanosAt(picture))).isEqualTo(picture);
      assertThat(rate.pictureAt(rate.nanosAt(picture + 1) - 1)).isEqualTo(picture);
    }
  }

  @Test
  void doesNotDriftAtFractionalRates() {
    assertThat(new FrameRate(30_000, 1_001).ticksAt(30_000L * 1_000, 90_000))
        .isEqualTo(1_001L * 1_000 * 90_000);
  }

  @Test
  void refusesAnImpossibleRate() {
    assertThatThrownBy(() -> new FrameRate(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrameRate(1_000, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000 pictures in 1 s");
  }
}
