package dev.xunjie.detector.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.models.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's own detector runs by its manifest alone. */
class ManifestDropInTest {
  private static final Path YOLO_V8 =
      Path.of("src/test/resources/dev/xunjie/detector/yolov8_shape.pt");
  private static final NormalisedBox VAN =
      new NormalisedBox(652 / 768.0, 44 / 576.0, 723 / 768.0, 101 / 576.0);

  @TempDir private Path folder;

  @Test
  void readsAYoloV8ExportWithItsCentredGreyLetterbox() throws IOException {
    NormalisedBox red = new NormalisedBox(.25, .5, .5, .75);

    List<Detection> found = detectRed(TestingModels.yoloV8(), red);

    assertThat(found).hasSize(2);
    assertThat(found.get(0).label()).isEqualTo("red");
    assertThat(found.get(0).score()).isCloseTo(.9, within(1e-6));
    assertThat(found.get(0).box().intersectionOverUnion(red)).isGreaterThan(.95);
    assertThat(found.get(1).label()).isEqualTo("padding");
    assertThat(found.get(1).score()).as("half of the input is padding").isEqualTo(.5);
    assertThat(found.get(1).box()).isEqualTo(new NormalisedBox(0, 0, 1, 1));
  }

  @Test
  void stretchesAPictureWhereTheManifestSaysSo() throws IOException {
    NormalisedBox red = new NormalisedBox(.25, .5, .5, .75);

    List<Detection> found = detectRed(TestingModels.yoloV8().replace("CENTRE", "STRETCH"), red);

    assertThat(found).singleElement().extracting(Detection::label).isEqualTo("red");
    assertThat(found.get(0).box().intersectionOverUnion(red)).isGreaterThan(.95);
  }

  @Test
  void feedsTheChannelOrderThatTheManifestSays() throws IOException {
    assertThat(
            detectRed(
                TestingModels.yoloV8().replace("RGB", "BGR"), new NormalisedBox(.25, .5, .5, .75)))
        .extracting(Detection::label)
        .doesNotContain("red");
  }

  @Test
  void runsNanoDetPlus() throws IOException {
    Path file = TestingModels.yardstick("nanodet_plus_m_416.pt");

    seesTheVan(TestingModels.store(folder, file, TestingModels.nanoDetPlus()));
  }

  @Test
  void runsPicoDet() throws IOException {
    Path file = TestingModels.yardstick("picodet_s_416.pt");

    seesTheVan(TestingModels.store(folder, file, TestingModels.picoDet()));
  }

  @Test
  void refusesADecoderThatItDoesNotHave() throws IOException {
    ModelStore models =
        TestingModels.store(folder, YOLO_V8, TestingModels.yoloV8().replace("yolov8", "yolov99"));

    assertThatThrownBy(() -> TorchDetector.open(models, "ours"))
        .hasMessageContainingAll("ours", "yolov99", "nanodet, nanodet_plus, picodet, centernet");
  }

  @Test
  void refusesOutputFieldsThatTheDecoderWouldNotHeed() throws IOException {
    ModelStore models =
        TestingModels.store(
            folder,
            YOLO_V8,
            TestingModels.yoloV8().replace("\"strides\": []", "\"strides\": [8, 16, 32]"));

    assertThatThrownBy(() -> TorchDetector.open(models, "ours"))
        .hasMessageContainingAll("output.strides is [8, 16, 32]", "takes only []");
  }

  @Test
  void refusesAnotherSizeOfANetworkWithOneSize() throws IOException {
    ModelStore models = TestingModels.store(folder, YOLO_V8, TestingModels.yoloV8());

    assertThatThrownBy(() -> TorchDetector.open(models, "ours", LookOptions.USUAL.enlarged(2)))
        .hasMessageContainingAll("64 × 64 only", "letterbox ASPECT");
  }

  @Test
  void saysThatTheOutputIsNotWhatTheManifestLeadsTo() throws IOException {
    String threeClasses = TestingModels.yoloV8().replace("\"red\"", "\"red\",\"green\"");

    assertThatThrownBy(() -> detectRed(threeClasses, new NormalisedBox(0, 0, 1, 1)))
        .hasMessageContainingAll("ours", "(1, 6, 3)", "4 + 3 classes");
  }

  private static void seesTheVan(ModelStore models) {
    try (TorchDetector detector = TorchDetector.open(models, "ours");
        BgrImage street = BgrImage.decode(TestPictures.street())) {
      assertThat(detector.detect(street))
          .filteredOn(found -> ObjectKind.isMotorVehicle(found.label()))
          .anySatisfy(
              found -> assertThat(found.box().intersectionOverUnion(VAN)).isGreaterThan(.7));
    }
  }

  /** In a black picture of 200 × 100 with one red rectangle. */
  private List<Detection> detectRed(String entry, NormalisedBox red) throws IOException {
    int width = 200;
    int height = 100;
    byte[] bgr = new byte[width * height * 3];
    for (int y = (int) (red.top() * height); y < red.bottom() * height; y++) {
      for (int x = (int) (red.left() * width); x < red.right() * width; x++) {
        bgr[(y * width + x) * 3 + 2] = (byte) 255;
      }
    }
    ModelStore models = TestingModels.store(folder, YOLO_V8, entry);
    try (TorchDetector detector = TorchDetector.open(models, "ours");
        BgrImage picture = BgrImage.ofPixels(bgr, width, height)) {
      return detector.detect(picture);
    }
  }
}
