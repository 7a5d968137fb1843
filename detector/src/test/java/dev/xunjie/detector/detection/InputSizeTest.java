package dev.xunjie.detector.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputSizeTest {
  private static final int AREA = 672 * 512;

  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 768, 448",
    "1280, 720, 768, 448",
    "640, 480, 672, 512",
    "768, 576, 672, 512",
    "480, 640, 512, 672",
    "500, 500, 576, 576",
  })
  void takesThePicturesAspect(int pictureWidth, int pictureHeight, int width, int height) {
    assertThat(InputSize.following(pictureWidth, pictureHeight, AREA, 32))
        .isEqualTo(new InputSize(width, height));
  }

  @ParameterizedTest
  @CsvSource({"4000, 20", "20, 4000", "1, 1", "3840, 2160", "1013, 769"})
  void staysWithinItsCostAndInMultiples(int pictureWidth, int pictureHeight) {
    InputSize size = InputSize.following(pictureWidth, pictureHeight, AREA, 32);

    assertThat(size.width() * size.height()).isLessThanOrEqualTo(AREA);
    assertThat(size.width() % 32).isZero();
    assertThat(size.height() % 32).isZero();
  }

  @Test
  void countsACellThatReachesBeyondTheInput() {
    InputSize size = new InputSize(416, 400);

    assertThat(size.cellsPerRow(64)).isEqualTo(7);
    assertThat(size.rows(64)).isEqualTo(7);
    assertThat(size.cellsPerRow(8)).isEqualTo(52);
  }
}
