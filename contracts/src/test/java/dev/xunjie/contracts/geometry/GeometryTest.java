package dev.xunjie.contracts.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GeometryTest {
  private static final NormalisedBox BOX = new NormalisedBox(.2, .2, .4, .6);

  @Test
  void standsOnTheMiddleOfItsLowerEdge() {
    assertThat(BOX.groundContact().x()).isCloseTo(.3, within(1e-9));
    assertThat(BOX.groundContact().y()).isEqualTo(.6);
  }

  @Test
  void coversGroundAFifthOfItsHeightAboveThatEdgeIfItIsAVehicle() {
    assertThat(BOX.standingPoint().x()).isCloseTo(.3, within(1e-9));
    assertThat(BOX.standingPoint().y()).isCloseTo(.52, within(1e-9));
  }

  @Test
  void measuresOverlapFromApartToTheSame() {
    assertThat(BOX.intersectionOverUnion(BOX)).isCloseTo(1, within(1e-9));
    assertThat(BOX.intersectionOverUnion(new NormalisedBox(.4, .2, .6, .6))).isZero();
    assertThat(BOX.intersectionOverUnion(new NormalisedBox(.3, .2, .5, .6)))
        .isCloseTo(1 / 3.0, within(1e-9));
    assertThat(BOX.coveredBy(new NormalisedBox(.3, 0, 1, 1))).isCloseTo(.5, within(1e-9));
  }

  @Test
  void refusesABoxThatIsEmptyOrOutsideThePicture() {
    assertThatThrownBy(() -> new NormalisedBox(.4, .2, .4, .6)).hasMessageContaining("empty");
    assertThatThrownBy(() -> new NormalisedBox(-.1, .2, .4, .6)).hasMessageContaining("outside");
    assertThatThrownBy(() -> new NormalisedBox(Double.NaN, .2, .4, .6))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsAPolygonsEdgeAsInside() {
    NormalisedPolygon triangle = NormalisedPolygon.of(0, 0, 1, 0, 0, 1);

    assertThat(triangle.contains(new NormalisedPoint(.2, .2))).isTrue();
    assertThat(triangle.contains(new NormalisedPoint(.5, .5))).isTrue();
    assertThat(triangle.contains(new NormalisedPoint(.6, .6))).isFalse();
    assertThat(NormalisedPolygon.wholePicture().contains(new NormalisedPoint(1, 1))).isTrue();
  }

  @Test
  void takesAPolygonInEitherDirectionAndOfAnyShape() {
    NormalisedPolygon bracket = NormalisedPolygon.of(0, 0, 0, 1, 1, 1, 1, .8, .2, .8, .2, 0);

    assertThat(bracket.contains(new NormalisedPoint(.1, .5))).isTrue();
    assertThat(bracket.contains(new NormalisedPoint(.5, .5))).isFalse();
  }
}
