package dev.xunjie.detector.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.models.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlateRecognitionTest {
  private static final NormalisedBox WHOLE = new NormalisedBox(0, 0, 1, 1);
  private static PlateRecognition recognition;

  @BeforeAll
  static void open() {
    recognition = PlateRecognition.open(ModelStore.shipped());
  }

  @AfterAll
  static void close() {
    recognition.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ccpd_demo/1.jpg, 皖AUJ299, BLUE",
    "ccpd_demo/4.jpg, 皖A256R2, BLUE",
    "special_types/Quicker_20220930_181044.jpg, 粤B6R678, BLUE",
    "easypr_general_test/photo011.jpg, 川AEK882, BLUE",
    "easypr_general_test/photo097.jpg, 辽PE9218, YELLOW",
    "easypr_general_test/photo055.jpg, 皖Q0686学, YELLOW",
    "special_types/police.jpg, 鄂F8888警, WHITE",
    "special_types/shi_lin_guan.jpg, 沪A1707领, BLACK"
  })
  void makesOutThePlate(String file, String number, PlateColour colour) throws IOException {
    try (BgrImage picture = shared(file)) {
      ReadPlate surest = recognition.guesses(picture, WHOLE).get(0);

      assertThat(surest.number().text()).isEqualTo(number);
      assertThat(surest.colour()).isEqualTo(colour);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "special_types/tmpA5E3.jpg",
        "full_scene/Car_recognition__imgs_WJdouble.jpg",
        "full_scene/yolov7_plate__imgs_minghang.png"
      })
  void saysNothingAboutPlatesOfAnotherGrammar(String file) throws IOException {
    try (BgrImage picture = shared(file)) {
      assertThat(recognition.read(picture, WHOLE)).isEmpty();
    }
  }

  @Test
  void readsTwoRowsAsOne() throws IOException {
    try (BgrImage picture = shared("easypr_general_test/photo097.jpg");
        BgrImage row =
            PlateRecognition.straightened(
                picture, PlateQuad.turned(new Corner(1112, 555), 143, 41, 0), 440, 140);
        BgrImage twoLine = twoLine(row)) {
      ReadPlate read = recognition.guessCrop(twoLine).orElseThrow();

      assertThat(read.number().text()).isEqualTo("辽PE9218");
      assertThat(read.colour()).isEqualTo(PlateColour.YELLOW);
    }
  }

  @Test
  void readsAPlateThatLiesSlantedInItsBox() throws IOException {
    try (BgrImage picture = shared("easypr_general_test/photo004.jpg");
        BgrImage box =
            PlateRecognition.straightened(
                picture, PlateQuad.turned(new Corner(357, 251), 125, 32.5, -48), 384, 96)) {
      ReadPlate read = recognition.guessCrop(box).orElseThrow();

      assertThat(read.number().text()).isEqualTo("川A019W2");
      assertThat(read.isReported()).isTrue();
    }
  }

  @Test
  void readsAPlateThatIsFarFromLevelAndLeans() throws IOException {
    try (BgrImage picture = shared("easypr_general_test/photo004.jpg")) {
      assertThat(recognition.read(picture, WHOLE))
          .singleElement()
          .satisfies(reading -> assertThat(reading.number().text()).isEqualTo("川A019W2"));
    }
  }

  @Test
  void looksOnlyWhereItIsAskedTo() throws IOException {
    try (BgrImage picture = shared("ccpd_demo/1.jpg")) {
      NormalisedBox around =
          recognition.read(picture, WHOLE).stream()
              .map(
                  reading ->
                      new NormalisedBox(
                          Math.max(0, reading.corners().get(0).x() - .2),
                          Math.max(0, reading.corners().get(0).y() - .1),
                          Math.min(1, reading.corners().get(2).x() + .2),
                          Math.min(1, reading.corners().get(2).y() + .1)))
              .findFirst()
              .orElseThrow();

      assertThat(recognition.read(picture, around))
          .singleElement()
          .satisfies(
              reading -> {
                assertThat(reading.number().text()).isEqualTo("皖AUJ299");
                assertThat(reading.corners())
                    .allMatch(
                        corner ->
                            corner.x() > around.left()
                                && corner.x() < around.right()
                                && corner.y() > around.top()
                                && corner.y() < around.bottom());
              });
      assertThat(recognition.read(picture, new NormalisedBox(0, .7, 1, 1))).isEmpty();
    }
  }

  /** Real glyphs of a one-line plate, set as GA 36 sets the rear plate of lorries: 440 × 220 mm. */
  private static BgrImage twoLine(BgrImage row) {
    PlateQuad firstTwo = PlateQuad.upright(10, 20, 130, 120);
    PlateQuad lastFive = PlateQuad.upright(145, 20, 430, 120);
    byte[] pixels = new byte[440 * 220 * 3];
    try (BgrImage twoLine = BgrImage.ofPixels(pixels, 440, 220);
        BgrImage ground =
            PlateRecognition.straightened(row, PlateQuad.upright(8, 8, 12, 12), 440, 220);
        BgrImage upper = PlateRecognition.straightened(row, firstTwo, 220, 75);
        BgrImage lower = PlateRecognition.straightened(row, lastFive, 420, 125)) {
      put(ground, twoLine, 0, 0);
      put(upper, twoLine, 110, 10);
      put(lower, twoLine, 10, 88);
      twoLine.pixels().data().get(pixels);
    }
    return BgrImage.ofPixels(pixels, 440, 220);
  }

  private static void put(BgrImage part, BgrImage into, int left, int top) {
    try (Rect place = new Rect(left, top, part.widthPixels(), part.heightPixels());
        Mat target = into.pixels().apply(place)) {
      part.pixels().copyTo(target);
    }
  }

  private static BgrImage shared(String file) throws IOException {
    String data = Optional.ofNullable(System.getenv("XUNJIE_DATA")).orElse("../shared/data");
    String root = Optional.ofNullable(System.getenv("XUNJIE_ROOT")).orElse("..");
    Path picture = Path.of(root).resolve(data).resolve("plates").resolve(file);
    assumeThat(picture).as("no picture at %s: see XUNJIE_DATA", picture).exists();
    return BgrImage.decode(Files.readAllBytes(picture));
  }
}
