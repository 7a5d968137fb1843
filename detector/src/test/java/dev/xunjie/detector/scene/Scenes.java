package dev.xunjie.detector.scene;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.image.BgrImage;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** The real street with a sensor's noise, and what can befall its picture. */
public final class Scenes {
  private static final Scalar CLOTH = new Scalar(60, 70, 90, 0);

  private Scenes() {}

  /** The street as one picture of many: its noise is the picture's own. */
  public static BgrImage street(int number) {
    return changed(number, UnaryOperator.identity());
  }

  /** The street with something done to it before the sensor adds its noise. */
  public static BgrImage changed(int number, UnaryOperator<Mat> change) {
    try (BgrImage clean = BgrImage.decode(TestPictures.street());
        Mat changed = change.apply(clean.pixels())) {
      byte[] bytes = new byte[changed.rows() * changed.cols() * 3];
      changed.data().get(bytes);
      byte[] noise = new byte[bytes.length];
      new Random(number).nextBytes(noise);
      for (int i = 0; i < bytes.length; i++) {
        int noisy = (bytes[i] & 0xff) + noise[i] / 32;
        bytes[i] = (byte) Math.max(0, Math.min(255, noisy));
      }
      return BgrImage.ofPixels(bytes, changed.cols(), changed.rows());
    }
  }

  /** The lens turned to the right: the view wanders to the left by a share of the width. */
  static Mat turned(Mat street, double share) {
    int pixels = (int) Math.round(street.cols() * share);
    try (Rect rest = new Rect(pixels, 0, street.cols() - pixels, street.rows());
        Mat seen = street.apply(rest)) {
      Mat turned = new Mat();
      copyMakeBorder(seen, turned, 0, 0, 0, pixels, BORDER_REPLICATE);
      return turned;
    }
  }

  /** The lens turned to the right by a share of the width, rolled and pushed nearer. */
  static Mat knocked(Mat street, double share, double degrees, double zoom) {
    try (Mat turned = turned(street, share);
        Point2f centre = new Point2f(street.cols() / 2f, street.rows() / 2f);
        Mat matrix = getRotationMatrix2D(centre, degrees, zoom)) {
      Mat knocked = new Mat();
      warpAffine(turned, knocked, matrix, street.size());
      return knocked;
    }
  }

  /** A cloth before the left part of the lens. */
  static Mat hidden(Mat street, double share) {
    return painted(street, new Rect(0, 0, (int) (street.cols() * share), street.rows()), CLOTH);
  }

  /** Something with one colour at a place of the picture. */
  public static Mat painted(Mat street, Rect place, Scalar colour) {
    Mat painted = street.clone();
    rectangle(painted, place, colour, FILLED, LINE_8, 0);
    return painted;
  }

  /** Luminance times a factor plus an offset: light, dusk, or a veil. */
  public static Mat lit(Mat street, double factor, double offset) {
    Mat lit = new Mat();
    street.convertTo(lit, -1, factor, offset);
    return lit;
  }

  static Mat outOfFocus(Mat street, double pixels) {
    Mat soft = new Mat();
    try (Size automatic = new Size(0, 0)) {
      GaussianBlur(street, soft, automatic, pixels);
    }
    return soft;
  }
}
