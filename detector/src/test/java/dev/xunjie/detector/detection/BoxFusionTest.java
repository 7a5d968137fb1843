package dev.xunjie.detector.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoxFusionTest {
  private static final NormalisedBox PLACE = new NormalisedBox(.2, .2, .4, .4);
  private static final NormalisedBox ALMOST_THERE = new NormalisedBox(.22, .2, .42, .4);
  private static final NormalisedBox ELSEWHERE = new NormalisedBox(.6, .6, .8, .8);

  @Test
  void meetsInTheMiddleOfTwoLooksNearerTheSurerOne() {
    List<Detection> fused =
        BoxFusion.fuse(
            List.of(
                List.of(new Detection("car", .9, PLACE)),
                List.of(new Detection("truck", .3, ALMOST_THERE))));

    assertThat(fused).singleElement().extracting(Detection::label).isEqualTo("car");
    assertThat(fused.get(0).score()).isCloseTo(.6, within(1e-9));
    assertThat(fused.get(0).box().left()).isCloseTo(.205, within(1e-9));
  }

  @Test
  void trustsWhatOneOfTwoLooksClaimsByHalf() {
    List<Detection> fused =
        BoxFusion.fuse(List.of(List.of(new Detection("car", .8, PLACE)), List.of()));

    assertThat(fused).singleElement().extracting(Detection::score).isEqualTo(.4);
  }

  @Test
  void keepsThingsOfOtherPlacesAndKindsApart() {
    List<Detection> fused =
        BoxFusion.fuse(
            List.of(
                List.of(new Detection("car", .8, PLACE), new Detection("car", .7, ELSEWHERE)),
                List.of(new Detection("person", .6, PLACE))));

    assertThat(fused).extracting(Detection::label).containsExactly("car", "car", "person");
  }

  @Test
  void countsALookThatSawAThingTwiceOnce() {
    List<Detection> fused =
        BoxFusion.fuse(
            List.of(
                List.of(new Detection("car", .8, PLACE), new Detection("car", .6, ALMOST_THERE)),
                List.of(new Detection("car", .4, PLACE))));

    assertThat(fused).singleElement();
    assertThat(fused.get(0).score()).isCloseTo(.6, within(1e-9));
  }
}
