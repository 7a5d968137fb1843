package dev.xunjie.detector.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.detector.image.Chroma;
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

    assertThat(new Look(grey, Chroma.GREY).similarityTo(new Look(darker, Chroma.GREY)))
        .isCloseTo(1, within(.001));
  }

  @Test
  void isUnlikeNoiseAndUnlikeAFlatWall() {
    byte[] grey = new byte[Look.SIDE * Look.SIDE];
    byte[] other = grey.clone();
    new Random(1).nextBytes(grey);
    new Random(2).nextBytes(other);

    assertThat(Math.abs(new Look(grey, Chroma.GREY).similarityTo(new Look(other, Chroma.GREY))))
        .isLessThan(.2);
    assertThat(
            new Look(grey, Chroma.GREY).similarityTo(new Look(new byte[grey.length], Chroma.GREY)))
        .isZero();
  }

  @Test
  void tellsPaintsApartButNotShadesOfGrey() {
    byte[] grey = new byte[Look.SIDE * Look.SIDE];
    Look red = new Look(grey, new Chroma(40, -10));
    Look silver = new Look(grey, new Chroma(2, 1));

    assertThat(red.isPaintedOtherThan(silver)).isTrue();
    assertThat(silver.isPaintedOtherThan(new Look(grey, new Chroma(-6, 5)))).isFalse();
  }

  @Test
  void hasAFixedSize() {
    assertThatThrownBy(() -> new Look(new byte[3], Chroma.GREY))
        .hasMessageContaining("576 values, not 3");
  }
}
