package dev.xunjie.standalone.training;

import static org.bytedeco.opencv.global.opencv_core.flip;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.appearance.VehicleFeatures;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** The same vehicle as another camera might have shown it: mirrored, brighter, cut otherwise. */
final class VehicleVariants {
  /** More add time and little else: their features lie close together. */
  private static final int VARIANTS = 3;

  /** A detector's box differs from a drawn one by about this share of its side. */
  private static final double BOX_SHIFT = .06;

  private static final double LEAST_CONTRAST = .6;
  private static final double CONTRAST_RANGE = .8;
  private static final double BRIGHTNESS_RANGE = 30;
  private static final int HORIZONTALLY = 1;

  private VehicleVariants() {}

  /** Features of the vehicle as it is, then of its variants. */
  static List<float[]> looks(
      BgrImage picture, NormalisedBox box, FeatureNetwork network, Random random) {
    List<float[]> looks = new ArrayList<>();
    looks.add(VehicleFeatures.of(picture, box, network));
    for (int variant = 0; variant < VARIANTS; variant++) {
      try (Rect place = shifted(box, picture, random);
          Mat cut = picture.pixels().apply(place);
          Mat changed = new Mat()) {
        cut.convertTo(
            changed,
            -1,
            LEAST_CONTRAST + CONTRAST_RANGE * random.nextDouble(),
            BRIGHTNESS_RANGE * (random.nextDouble() - .5));
        if (variant % 2 == 0) {
          flip(changed, changed, HORIZONTALLY);
        }
        looks.add(VehicleFeatures.of(changed, network));
      }
    }
    return looks;
  }

  private static Rect shifted(NormalisedBox box, BgrImage picture, Random random) {
    double width = picture.widthPixels();
    double height = picture.heightPixels();
    int left = within((box.left() + shift(random) * box.width()) * width, width - 2);
    int top = within((box.top() + shift(random) * box.height()) * height, height - 2);
    int right = within((box.right() + shift(random) * box.width()) * width, width);
    int bottom = within((box.bottom() + shift(random) * box.height()) * height, height);
    return new Rect(left, top, Math.max(2, right - left), Math.max(2, bottom - top));
  }

  private static double shift(Random random) {
    return BOX_SHIFT * (2 * random.nextDouble() - 1);
  }

  private static int within(double pixel, double length) {
    return (int) Math.max(0, Math.min(length, Math.round(pixel)));
  }
}
