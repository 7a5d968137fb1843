package dev.xunjie.detector.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import org.junit.jupiter.api.Test;

class ZoneViewTest {
  private static final NormalisedPolygon HALF =
      NormalisedPolygon.of(.2, .2, .8, .2, .8, .8, .2, .8);
  private static final NormalisedPolygon STRIP =
      NormalisedPolygon.of(.5, .1, .57, .1, .57, .8, .5, .8);

  @Test
  void scalesALargeZoneDownToTheNetworksSize() {
    ZoneView view = ZoneView.of(HALF, 1920, 1080);

    assertThat(view.widthPixels()).isEqualTo(416);
    assertThat(view.heightPixels()).isBetween(224, 256);
  }

  @Test
  void enlargesANarrowStripUntilItsThingsAreSeen() {
    ZoneView view = ZoneView.of(STRIP, 596, 336);

    assertThat(view.heightPixels()).isBetween(800, 896);
    assertThat(view.widthPixels()).isBetween(128, 160);
  }

  @Test
  void neverBlowsASmallZoneUpByMoreThanThree() {
    ZoneView view = ZoneView.of(HALF, 160, 120);

    assertThat(view.widthPixels()).isBetween(320, 384);
  }
}
