package dev.xunjie.detector.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlateQuadTest {
  private static final PlateQuad UPRIGHT = PlateQuad.upright(10, 20, 110, 50);

  @Test
  void knowsItsSizeHoweverItIsTurned() {
    PlateQuad turned = PlateQuad.turned(new Corner(60, 35), 100, 30, -40);

    assertThat(turned.widthPixels()).isCloseTo(100, within(1e-9));
    assertThat(turned.heightPixels()).isCloseTo(30, within(1e-9));
    assertThat(turned.centre().x()).isCloseTo(60, within(1e-9));
    assertThat(turned.topRight().y()).isLessThan(turned.topLeft().y());
  }

  @Test
  void measuresWhatTwoShare() {
    assertThat(UPRIGHT.intersectionOverUnion(UPRIGHT)).isCloseTo(1, within(1e-9));
    assertThat(UPRIGHT.intersectionOverUnion(PlateQuad.upright(60, 20, 160, 50)))
        .isCloseTo(1 / 3.0, within(1e-9));
    assertThat(UPRIGHT.intersectionOverUnion(PlateQuad.upright(200, 20, 300, 50))).isZero();
    assertThat(
            PlateQuad.upright(-1, -1, 1, 1)
                .intersectionOverUnion(PlateQuad.turned(new Corner(0, 0), 2, 2, 45)))
        .isCloseTo(1 / Math.sqrt(2), within(1e-9));
  }

  @Test
  void cutsPartsInSharesOfItself() {
    PlateQuad part = UPRIGHT.part(-.1, 0, .5, 1.5);

    assertThat(part).isEqualTo(PlateQuad.upright(0, 20, 60, 65));
  }

  @Test
  void knowsThePlateThatLiesSlantedWithinIt() {
    PlateQuad slanted = UPRIGHT.slanted(.2, -.1);

    assertThat(slanted.topLeft()).isEqualTo(new Corner(10, 20));
    assertThat(slanted.topRight()).isEqualTo(new Corner(100, 26));
    assertThat(slanted.bottomRight()).isEqualTo(new Corner(110, 50));
    assertThat(slanted.bottomLeft()).isEqualTo(new Corner(20, 44));
    assertThat(UPRIGHT.slanted(0, 0)).isEqualTo(UPRIGHT);
  }
}
