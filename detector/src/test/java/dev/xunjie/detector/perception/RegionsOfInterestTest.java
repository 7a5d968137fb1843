package dev.xunjie.detector.perception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.contracts.policy.TruckZone;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegionsOfInterestTest {
  private static final NormalisedPolygon FAR_KERB =
      NormalisedPolygon.of(.6, .1, .7, .1, .7, .2, .6, .2);
  private static final NormalisedPolygon BESIDE_IT =
      NormalisedPolygon.of(.72, .1, .8, .1, .8, .2, .72, .2);
  private static final NormalisedPolygon ELSEWHERE =
      NormalisedPolygon.of(.1, .8, .2, .8, .2, .9, .1, .9);

  @Test
  void looksCloserAtFarZones() {
    assertThat(new RegionsOfInterest(List.of(FAR_KERB), List.of()).closeUps())
        .singleElement()
        .satisfies(closeUp -> assertThat(FAR_KERB.bounds().coveredBy(closeUp)).isEqualTo(1));
  }

  @Test
  void doesNotLookTwiceAtWhatTheWholePictureShows() {
    assertThat(
            new RegionsOfInterest(List.of(NormalisedPolygon.wholePicture()), List.of()).closeUps())
        .isEmpty();
    assertThat(RegionsOfInterest.NONE.closeUps()).isEmpty();
  }

  @Test
  void looksOnceAtNeighbouringZones() {
    assertThat(new RegionsOfInterest(List.of(FAR_KERB, BESIDE_IT), List.of()).closeUps())
        .hasSize(1);
    assertThat(new RegionsOfInterest(List.of(FAR_KERB, ELSEWHERE, BESIDE_IT), List.of()).closeUps())
        .hasSize(2);
  }

  @Test
  void tellZonesForWhatStandsFromZonesForWhatPasses() {
    RegionsOfInterest regions =
        RegionsOfInterest.of(
            new CameraPolicy(
                "cam-1",
                1,
                List.of(
                    ParkingZone.of("kerb", "路缘", FAR_KERB, 60),
                    TruckZone.of("gate", "工地出口", ELSEWHERE))));

    assertThat(regions.stays()).containsExactly(FAR_KERB);
    assertThat(regions.passes()).containsExactly(ELSEWHERE);
    assertThat(regions.closeUps()).hasSize(1);
    assertThat(regions.surroundings()).hasSize(2);
  }
}
