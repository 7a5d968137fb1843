package dev.xunjie.detector.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.models.ModelStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class TorchDetectorTest {
  private static final NormalisedBox VAN =
      new NormalisedBox(652 / 768.0, 44 / 576.0, 723 / 768.0, 101 / 576.0);
  private static final NormalisedBox CAR =
      new NormalisedBox(734 / 768.0, 50 / 576.0, 1, 94 / 576.0);

  @Test
  void findsTheVanAndTheCarWhereTheyStand() {
    List<Detection> vehicles =
        detect().stream()
            .filter(detection -> ObjectKind.isMotorVehicle(detection.label()))
            .filter(detection -> detection.score() >= .4)
            .toList();

    assertThat(vehicles).hasSize(2);
    assertThat(vehicles).anySatisfy(vehicle -> assertThat(isAt(vehicle, VAN)).isTrue());
    assertThat(vehicles).anySatisfy(vehicle -> assertThat(isAt(vehicle, CAR)).isTrue());
  }

  @Test
  void findsPeople() {
    assertThat(detect())
        .filteredOn(detection -> detection.label().equals("person") && detection.score() >= .4)
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void givesTheSameForTheSamePicture() {
    assertThat(detect()).isEqualTo(detect());
  }

  private static boolean isAt(Detection detection, NormalisedBox place) {
    return detection.box().intersectionOverUnion(place) > .7;
  }

  private static List<Detection> detect() {
    try (TorchDetector detector =
            TorchDetector.open(ModelStore.shipped(), Perception.SHIPPED_DETECTOR);
        BgrImage street = BgrImage.decode(TestPictures.street())) {
      return detector.detect(street);
    }
  }
}
