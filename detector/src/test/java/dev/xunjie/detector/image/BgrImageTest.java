package dev.xunjie.detector.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.TestPictures;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class BgrImageTest {
  @Test
  void decodesAJpeg() {
    try (BgrImage picture = BgrImage.decode(TestPictures.street())) {
      assertThat(picture.widthPixels()).isEqualTo(768);
      assertThat(picture.heightPixels()).isEqualTo(576);
    }
  }

  @Test
  void saysWhatItGotInsteadOfAPicture() {
    assertThatThrownBy(() -> BgrImage.decode("no picture".getBytes(UTF_8)))
        .isInstanceOf(UnreadableFrameException.class)
        .hasMessageContaining("10 bytes beginning with 6e6f");
    assertThatThrownBy(() -> BgrImage.decode(new byte[0])).hasMessageContaining("empty");
  }

  @Test
  void refusesAJpegCutOffInItsHeader() {
    assertThatThrownBy(() -> BgrImage.decode(Arrays.copyOf(TestPictures.street(), 100)))
        .isInstanceOf(UnreadableFrameException.class);
  }

  @Test
  void letterboxesIntoTheTopLeftCorner() {
    byte[] white = new byte[200 * 100 * 3];
    Arrays.fill(white, (byte) 255);
    try (BgrImage picture = BgrImage.ofPixels(white, 200, 100);
        Mat canvas = new Mat(64, 64, CV_8UC3)) {
      Framing framing = Framing.topLeft(200, 100, 64, 64);
      picture.drawInto(canvas, framing, 0);

      assertThat(framing).isEqualTo(new Framing(0, 0, 64, 32));
      assertThat(canvas.ptr(31, 63).get() & 0xff).isEqualTo(255);
      assertThat(canvas.ptr(32, 0).get() & 0xff).isZero();
    }
  }

  @Test
  void showsAPartInGrey() {
    byte[] halfWhite = new byte[100 * 10 * 3];
    for (int i = 0; i < halfWhite.length; i++) {
      halfWhite[i] = (byte) (i / 3 % 100 < 50 ? 0 : 255);
    }
    try (BgrImage picture = BgrImage.ofPixels(halfWhite, 100, 10)) {
      assertThat(picture.greyPatch(new NormalisedBox(0, 0, .5, 1), 4)).containsOnly(0);
      assertThat(picture.greyPatch(new NormalisedBox(.5, 0, 1, 1), 4)).containsOnly(255);
      assertThat(picture.greyPatch(new NormalisedBox(.999, .99, 1, 1), 4)).containsOnly(255);
    }
  }
}
