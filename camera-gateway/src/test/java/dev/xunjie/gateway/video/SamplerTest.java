package dev.xunjie.gateway.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
  @Test
  void takesEveryPictureInKeyMode() {
    Sampler sampler = new Sampler(Sampling.keyPictures());

    assertThat(takenMillis(sampler, 0, 1, 2, 3)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void takesTheFirstAndThenOneInEachInterval() {
    Sampler sampler = new Sampler(Sampling.everySeconds(1));

    assertThat(takenMillis(sampler, 0, 400, 800, 1200, 1600, 2000, 2400))
        .containsExactly(0, 1200, 2000);
  }

  @Test
  void keepsTheExactRateWhateverTheCamerasRateIs() {
    Sampler sampler = new Sampler(Sampling.perSecond(4));
    long[] atTwentyFiveAPictureSecond = LongStream.range(0, 250).map(i -> i * 40).toArray();

    assertThat(takenMillis(sampler, atTwentyFiveAPictureSecond)).hasSize(40);
  }

  @Test
  void takesAllWhenTheCameraIsSlowerThanAsked() {
    Sampler sampler = new Sampler(Sampling.perSecond(10));

    assertThat(takenMillis(sampler, 0, 500, 1000, 1500)).hasSize(4);
  }

  @Test
  void takesPicturesThatRoundingMadeAMomentEarly() {
    Sampler sampler = new Sampler(Sampling.perSecond(10));

    assertThat(takenMillis(sampler, 0, 100, 200, 300)).hasSize(4);
    assertThat(sampler.takes(Duration.ofNanos(399_999_000))).isTrue();
  }

  @Test
  void goesOnAfterTheStreamsTimeJumps() {
    Sampler sampler = new Sampler(Sampling.everySeconds(1));

    assertThat(takenMillis(sampler, 0, 1000, 900_000, 900_500, 901_000, 100, 600, 1100))
        .containsExactly(0, 1000, 900_000, 901_000, 100, 1100);
  }

  @Test
  void refusesAnIntervalOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Sampling.everySeconds(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Sampling.perSecond(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Sampling.perSecond(-2));
  }

  private static long[] takenMillis(Sampler sampler, long... millis) {
    return LongStream.of(millis).filter(at -> sampler.takes(Duration.ofMillis(at))).toArray();
  }
}
