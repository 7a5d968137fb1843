package dev.xunjie.detector.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.models.ModelStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class CropLookTest {
  private static final NormalisedBox VAN =
      new NormalisedBox(652 / 768.0, 44 / 576.0, 723 / 768.0, 101 / 576.0);
  private static final NormalisedBox NORTH_KERB = new NormalisedBox(.8, .05, 1, .2);

  @Test
  void givesAVehicleRoomAndShowsNearOnesInTheWholePicture() {
    NormalisedBox far = CropLook.aroundVehicle(new NormalisedBox(.9, .1, .95, .15));
    assertThat(far.left()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(far.right()).isEqualTo(1);
    assertThat(far.height()).isCloseTo(CropLook.LEAST_SHARE, within(1e-9));

    NormalisedBox middling = CropLook.aroundVehicle(new NormalisedBox(.4, .4, .55, .5));
    assertThat(middling.width()).isCloseTo(.45, within(1e-9));

    assertThat(CropLook.aroundVehicle(new NormalisedBox(.4, .4, .61, .75)))
        .isEqualTo(new NormalisedBox(0, 0, 1, 1));
  }

  @Test
  void findsInAPartWhatStandsThereInTheWholePicturesTerms() {
    try (TorchDetector detector = shipped();
        BgrImage street = BgrImage.decode(TestPictures.street())) {
      assertThat(CropLook.detect(detector, street, CropLook.around(NORTH_KERB)))
          .filteredOn(found -> ObjectKind.isMotorVehicle(found.label()))
          .anySatisfy(
              found -> assertThat(found.box().intersectionOverUnion(VAN)).isGreaterThan(.7));
    }
  }

  @Test
  void countsNothingTwiceThatWholeAndPartsShow() {
    try (TorchDetector detector = shipped();
        BgrImage street = BgrImage.decode(TestPictures.street())) {
      List<Detection> whole = detector.detect(street);
      List<Detection> part = CropLook.detect(detector, street, CropLook.around(NORTH_KERB));

      List<Detection> joined = CropLook.joined(List.of(whole, part));

      assertThat(joined)
          .filteredOn(found -> ObjectKind.isMotorVehicle(found.label()) && found.score() >= .4)
          .hasSize(2);
    }
  }

  @Test
  void leavesOutWhatTheEdgeOfThePartCutsThrough() {
    NormalisedBox throughTheVan = new NormalisedBox(.5, 0, (VAN.left() + VAN.right()) / 2, .5);
    try (TorchDetector detector = shipped();
        BgrImage street = BgrImage.decode(TestPictures.street())) {
      assertThat(CropLook.detect(detector, street, throughTheVan))
          .noneSatisfy(found -> assertThat(found.box().intersectionOverUnion(VAN)).isPositive());
    }
  }

  @Test
  void givesAPlaceRoomWithoutLeavingThePicture() {
    assertThat(CropLook.around(new NormalisedBox(.4, .4, .8, .6)))
        .satisfies(
            part -> {
              assertThat(part.left()).isLessThan(.4);
              assertThat(part.right()).isGreaterThan(.8);
              assertThat(part.height()).isGreaterThanOrEqualTo(1 / 3.0);
            });
    assertThat(CropLook.around(NORTH_KERB).right()).isEqualTo(1);
    assertThat(CropLook.around(new NormalisedBox(0, 0, 1, 1)))
        .isEqualTo(new NormalisedBox(0, 0, 1, 1));
  }

  private static TorchDetector shipped() {
    return TorchDetector.open(ModelStore.shipped(), Perception.SHIPPED_DETECTOR);
  }
}
