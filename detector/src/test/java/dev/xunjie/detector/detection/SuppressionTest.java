package dev.xunjie.detector.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  private static final NormalisedBox PLACE = new NormalisedBox(.2, .2, .4, .4);
  private static final NormalisedBox ALMOST_THERE = new NormalisedBox(.21, .2, .41, .4);
  private static final NormalisedBox NEXT_TO_IT = new NormalisedBox(.35, .2, .55, .4);

  @Test
  void takesCarTruckAndBusOfOnePlaceForOneVehicle() {
    List<Detection> kept =
        Suppression.apply(
            List.of(
                new Detection("car", .5, PLACE),
                new Detection("truck", .6, ALMOST_THERE),
                new Detection("bus", .4, PLACE)));

    assertThat(kept).containsExactly(new Detection("truck", .6, ALMOST_THERE));
  }

  @Test
  void keepsNeighboursAndThingsOfOtherKinds() {
    List<Detection> kept =
        Suppression.apply(
            List.of(
                new Detection("car", .5, PLACE),
                new Detection("car", .6, NEXT_TO_IT),
                new Detection("person", .4, PLACE)));

    assertThat(kept).hasSize(3);
  }
}
