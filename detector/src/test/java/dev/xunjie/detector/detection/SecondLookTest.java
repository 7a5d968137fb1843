package dev.xunjie.detector.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.models.ModelStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondLookTest {
  private static final NormalisedBox VAN =
      new NormalisedBox(652 / 768.0, 44 / 576.0, 723 / 768.0, 101 / 576.0);
  private static final NormalisedBox CAR =
      new NormalisedBox(734 / 768.0, 50 / 576.0, 1, 94 / 576.0);

  @Test
  void seesTheVanAndTheCarAndNoOtherVehicle() {
    try (SecondLook second =
            SecondLook.open(ModelStore.shipped(), Perception.SHIPPED_DETECTOR, .3);
        BgrImage street = BgrImage.decode(TestPictures.street())) {
      assertThat(second.detect(street))
          .filteredOn(found -> ObjectKind.isMotorVehicle(found.label()))
          .satisfiesExactlyInAnyOrder(
              one -> assertThat(one.box().intersectionOverUnion(VAN)).isGreaterThan(.7),
              one -> assertThat(one.box().intersectionOverUnion(CAR)).isGreaterThan(.7));
    }
  }

  @Test
  void needsSomethingToLookWith() {
    assertThatThrownBy(() -> SecondLook.of(List.of(), .1)).hasMessageContaining("needs a detector");
  }
}
