package dev.xunjie.detector.perception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ScrutinyTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

  @Test
  void wantsASecondLookOnceAndAgainWhenItIsOld() {
    assertThat(Scrutiny.NONE.wantsSecondLook(NOON)).isTrue();
    Scrutiny seen = Scrutiny.NONE.secondLook(.6, NOON);
    assertThat(seen.wantsSecondLook(NOON.plusSeconds(299))).isFalse();
    assertThat(seen.wantsSecondLook(NOON.plusSeconds(300))).isTrue();
  }

  @Test
  void believesNeitherLookAlone() {
    assertThat(Scrutiny.NONE.scoreWith(.5)).isEqualTo(.5);
    assertThat(Scrutiny.NONE.secondLook(0, NOON).scoreWith(.5)).isEqualTo(.25);
    assertThat(Scrutiny.NONE.secondLook(.6, NOON).scoreWith(.2)).isCloseTo(.4, within(1e-9));
  }

  @Test
  void looksForThePlateUntilItWasReadOften() {
    Scrutiny scrutiny = Scrutiny.NONE;
    for (int reading = 0; reading < 3; reading++) {
      Instant now = NOON.plusSeconds(2L * reading);
      assertThat(scrutiny.wantsPlate(now)).isTrue();
      scrutiny = scrutiny.plateTried(true, now);
      assertThat(scrutiny.wantsPlate(now.plusSeconds(1))).isFalse();
    }
    assertThat(scrutiny.wantsPlate(NOON.plusSeconds(30))).isFalse();
    assertThat(scrutiny.wantsPlate(NOON.plusSeconds(70))).isTrue();
  }

  @Test
  void givesUpOnAnIllegiblePlateButForARareTry() {
    Scrutiny scrutiny = Scrutiny.NONE;
    for (int attempt = 0; attempt < 6; attempt++) {
      scrutiny = scrutiny.plateTried(false, NOON.plusSeconds(2L * attempt));
    }
    assertThat(scrutiny.wantsPlate(NOON.plusSeconds(20))).isFalse();
    assertThat(scrutiny.wantsPlate(NOON.plusSeconds(71))).isTrue();
  }
}
