package dev.xunjie.detector.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LookTest {
  @Test
  void isItselfInOtherLight() {
    byte[] grey = new byte[Look.SIDE * Look.SIDE];
    byte[] darker = grey.clone();
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (100 + i % 24 * 4);
      darker[i] = (byte) (20 + i % 24 * 2);
    }

    assertThat(new Look(grey).similarityTo(new Look(darker))).isCloseTo(1, within(.001));
  }

  @Test
  void isUnlikeNoiseAndUnlikeAFlatWall() {
    byte[] grey = new byte[Look.SIDE * Look.SIDE];
    byte[] other = grey.clone();
    new Random(1).nextBytes(grey);
    new Random(2).nextBytes(other);

    assertThat(Math.abs(new Look(grey).similarityTo(new Look(other)))).isLessThan(.2);
    assertThat(new Look(grey).similarityTo(new Look(new byte[grey.length]))).isZero();
  }

  @Test
  void hasAFixedSize() {
    assertThatThrownBy(() -> new Look(new byte[3])).hasMessageContaining("576 values, not 3");
  }
}
