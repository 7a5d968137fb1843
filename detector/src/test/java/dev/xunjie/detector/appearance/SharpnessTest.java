package dev.xunjie.detector.appearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.image.BgrImage;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;

final class SharpnessTest {
  private static final NormalisedBox MIDDLE = new NormalisedBox(.3, .3, .7, .7);

  @Test
  void fallsWithBlurButNotWithContrast() {
    try (BgrImage sharp = BgrImage.decode(TestPictures.street());
        BgrImage blurred = BgrImage.decode(TestPictures.street());
        BgrImage pale = BgrImage.decode(TestPictures.street());
        Size nine = new Size(9, 9)) {
      Mat pixels = blurred.pixels();
      GaussianBlur(pixels, pixels, nine, 0);
      pale.pixels().convertTo(pale.pixels(), -1, .5, 60);

      double sharpness = Sharpness.of(sharp, MIDDLE);
      assertThat(Sharpness.of(blurred, MIDDLE)).isLessThan(sharpness / 2);
      assertThat(Sharpness.of(pale, MIDDLE)).isBetween(sharpness * .85, sharpness * 1.15);
    }
  }

  @Test
  void isNoneOfAFlatPatch() {
    byte[] grey = new byte[160 * 160];
    Arrays.fill(grey, (byte) 100);

    assertThat(Sharpness.of(grey, 160)).isZero();
  }
}
