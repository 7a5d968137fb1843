package dev.xunjie.standalone.benchmark;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.randn;
import static org.bytedeco.opencv.global.opencv_core.setRNGSeed;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.ellipse;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneQuality;
import java.util.Collections;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** What can befall a lens, done to the real pictures of a clip, and what it is to be called. */
enum Mishap {
  LENS_TO_THE_SIDE(SceneFault.MOVED) {
    @Override
    Mat seen(Mat picture) {
      return warped(picture, 0, 1, -.05 * picture.cols(), 0);
    }
  },
  LENS_DOWN(SceneFault.MOVED) {
    @Override
    Mat seen(Mat picture) {
      return warped(picture, 0, 1, 0, -.05 * picture.cols());
    }
  },
  LENS_TURNED_AND_NEARER(SceneFault.MOVED) {
    @Override
    Mat seen(Mat picture) {
      return warped(picture, 2, 1.03, -.05 * picture.cols(), 0);
    }
  },
  /** A hand so near the lens that its rim is soft over a tenth of the picture. */
  HAND_OVER_60_PERCENT(SceneFault.COVERED) {
    @Override
    Mat seen(Mat picture) {
      return handed(picture, .6);
    }
  },
  HAND_OVER_70_PERCENT(SceneFault.COVERED) {
    @Override
    Mat seen(Mat picture) {
      return handed(picture, .7);
    }
  },
  HAND_OVER_ALL(SceneFault.COVERED, SceneFault.DARK) {
    @Override
    Mat seen(Mat picture) {
      return handed(picture, 1.3);
    }
  },
  BLACK_BAG(SceneFault.DARK, SceneFault.COVERED) {
    @Override
    Mat seen(Mat picture) {
      return sheet(picture, 10, 16, 3);
    }
  },
  GREY_BAG(SceneFault.COVERED) {
    @Override
    Mat seen(Mat picture) {
      return sheet(picture, 85, 125, 8);
    }
  },
  PAPER(SceneFault.COVERED) {
    @Override
    Mat seen(Mat picture) {
      return sheet(picture, 185, 225, 2);
    }
  },
  SPRAY(SceneFault.COVERED, SceneFault.FOGGED) {
    @Override
    Mat seen(Mat picture) {
      try (Mat stain = cloud(picture, 11);
          Mat mask = stain(picture)) {
        stain.convertTo(stain, -1, .15, 180);
        return blended(picture, stain, mask);
      }
    }
  },
  NIGHT() {
    @Override
    Mat seen(Mat picture) {
      return atNight(picture);
    }
  },
  OUT_OF_FOCUS(SceneFault.BLURRED) {
    @Override
    Mat seen(Mat picture) {
      Mat soft = new Mat();
      try (Size automatic = new Size(0, 0)) {
        GaussianBlur(picture, soft, automatic, picture.cols() / 160.0);
      }
      return soft;
    }
  },
  FOG(SceneFault.FOGGED) {
    @Override
    Mat seen(Mat picture) {
      Mat fog = new Mat();
      picture.convertTo(fog, -1, .3, 135);
      return fog;
    }
  };

  private final Set<SceneFault> names;

  Mishap(SceneFault... names) {
    this.names = Set.of(names);
  }

  /** What the lens sees of a picture then, without the sensor's noise. */
  abstract Mat seen(Mat picture);

  /** Whether it is recognised for what it is; a night without any lamp counts as dark. */
  boolean isNamedBy(SceneQuality quality) {
    return switch (this) {
      case NIGHT -> quality.light() != LightLevel.DAY;
      case LENS_TO_THE_SIDE ->
          isNamed(quality)
              && quality.shift().filter(shift -> Math.abs(shift.right() + .05) < .02).isPresent();
      default -> isNamed(quality);
    };
  }

  private boolean isNamed(SceneQuality quality) {
    return !Collections.disjoint(quality.standingFaults(), names);
  }

  /** The picture with the mishap and a sensor's noise, which differs by the number. */
  Mat appliedTo(Mat picture, int number) {
    try (Mat seen = seen(picture)) {
      return noisy(seen, this == NIGHT ? 5 : 1.5, number);
    }
  }

  private static Mat noisy(Mat picture, double greyValues, int number) {
    try (Mat noise = new Mat(picture.size(), CV_32FC3);
        Mat floats = new Mat();
        Mat zero = new Mat(4, 1, CV_64F, Scalar.all(0));
        Mat deviation = new Mat(4, 1, CV_64F, Scalar.all(greyValues))) {
      setRNGSeed(number);
      randn(noise, zero, deviation);
      picture.convertTo(floats, CV_32FC3);
      add(floats, noise, floats);
      Mat noisy = new Mat();
      floats.convertTo(noisy, CV_8U);
      return noisy;
    }
  }

  private static Mat warped(Mat picture, double degrees, double zoom, double right, double down) {
    double cos = zoom * Math.cos(Math.toRadians(degrees));
    double sin = zoom * Math.sin(Math.toRadians(degrees));
    double x = picture.cols() / 2.0;
    double y = picture.rows() / 2.0;
    double[] values = {
      cos, sin, (1 - cos) * x - sin * y + right, -sin, cos, sin * x + (1 - cos) * y + down
    };
    Mat warped = new Mat();
    try (Mat matrix = new Mat(2, 3, CV_64F);
        DoubleIndexer indexer = matrix.createIndexer()) {
      indexer.put(0, 0, values);
      warpAffine(
          picture, warped, matrix, picture.size(), INTER_LINEAR, BORDER_REPLICATE, new Scalar(0));
    }
    return warped;
  }

  /** A hand from the left over a share of the picture, out of focus, lit a little from behind. */
  private static Mat handed(Mat picture, double share) {
    int rim = picture.cols() / 10;
    try (Mat hand = new Mat(picture.size(), picture.type(), new Scalar(38, 46, 62, 0));
        Mat mask = new Mat(picture.size(), CV_8U, new Scalar(0));
        Rect place =
            new Rect(0, 0, (int) Math.min(picture.cols(), picture.cols() * share), picture.rows());
        Size automatic = new Size(0, 0)) {
      rectangle(mask, place, Scalar.all(255), FILLED, LINE_8, 0);
      GaussianBlur(mask, mask, automatic, rim / 2.0);
      return blended(picture, hand, mask);
    }
  }

  /** Something featureless right before the lens, lit unevenly, with soft folds. */
  private static Mat sheet(Mat picture, int darkest, int brightest, int seed) {
    try (Mat folds = cloud(picture, seed)) {
      Mat sheet = new Mat();
      folds.convertTo(sheet, -1, (brightest - darkest) / 255.0, darkest);
      return sheet;
    }
  }

  /** Soft light and shade of 0 to 255. */
  private static Mat cloud(Mat picture, int seed) {
    try (Mat coarse = new Mat(4, 5, CV_32F);
        Mat mean = new Mat(4, 1, CV_64F, Scalar.all(128));
        Mat deviation = new Mat(4, 1, CV_64F, Scalar.all(60));
        Mat bytes = new Mat();
        Mat grey = new Mat()) {
      setRNGSeed(seed);
      randn(coarse, mean, deviation);
      coarse.convertTo(bytes, CV_8U);
      resize(bytes, grey, picture.size(), 0, 0, INTER_CUBIC);
      Mat cloud = new Mat();
      cvtColor(grey, cloud, COLOR_GRAY2BGR);
      return cloud;
    }
  }

  /** Where paint sticks: most of the picture, with a soft rim. */
  private static Mat stain(Mat picture) {
    Mat mask = new Mat(picture.size(), CV_8U, new Scalar(0));
    try (Point centre = new Point(picture.cols() / 2, picture.rows() / 2);
        Size axes = new Size((int) (picture.cols() * .52), (int) (picture.rows() * .52));
        Size automatic = new Size(0, 0)) {
      ellipse(mask, centre, axes, 0, 0, 360, Scalar.all(242), FILLED, LINE_8, 0);
      GaussianBlur(mask, mask, automatic, picture.cols() / 30.0);
    }
    return mask;
  }

  private static Mat blended(Mat picture, Mat over, Mat mask) {
    try (Mat weight = new Mat();
        Mat share = new Mat();
        Mat under = new Mat();
        Mat above = new Mat()) {
      cvtColor(mask, weight, COLOR_GRAY2BGR);
      weight.convertTo(share, CV_32FC3, 1 / 255.0, 0);
      picture.convertTo(under, CV_32FC3);
      over.convertTo(above, CV_32FC3);
      subtract(above, under, above);
      multiply(above, share, above);
      add(under, above, under);
      Mat blended = new Mat();
      under.convertTo(blended, CV_8U);
      return blended;
    }
  }

  /** A tenth of the light, what is bright stays brighter: gamma 2 and a gain of .45. */
  private static Mat atNight(Mat picture) {
    byte[] curve = new byte[256];
    for (int value = 0; value < curve.length; value++) {
      curve[value] = (byte) Math.round(255 * .45 * Math.pow(value / 255.0, 2));
    }
    Mat night = new Mat();
    try (BytePointer bytes = new BytePointer(curve);
        Mat table = new Mat(1, 256, CV_8U, bytes)) {
      LUT(picture, table, night);
    }
    return night;
  }
}
