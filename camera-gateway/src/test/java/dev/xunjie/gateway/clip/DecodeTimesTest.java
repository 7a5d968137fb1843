package dev.xunjie.gateway.clip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecodeTimesTest {
  @Test
  void areTheShowingTimesWhereNothingIsReordered() {
    assertThat(DecodeTimes.of(new long[] {0, 40, 80, 5000})).containsExactly(0, 40, 80, 5000);
  }

  @Test
  void goAheadByWhatReorderingNeeds() {
    long[] shownAt = {0, 120, 40, 80, 240, 160, 200};

    long[] decodedAt = DecodeTimes.of(shownAt);

    assertThat(decodedAt).containsExactly(-40, 0, 40, 80, 120, 160, 200);
    for (int i = 0; i < shownAt.length; i++) {
      assertThat(decodedAt[i]).isLessThanOrEqualTo(shownAt[i]);
    }
  }

  @Test
  void riseStrictlyEvenWherePicturesShareATime() {
    assertThat(DecodeTimes.of(new long[] {0, 40, 40, 80})).containsExactly(-1, 39, 40, 79);
  }
}
