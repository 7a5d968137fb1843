package dev.xunjie.detector.scene;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8S;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.TM_CCORR_NORMED;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.matchTemplate;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The luminance structure of a view: for each pixel how much lighter or darker it is than its
 * surroundings, which light and exposure hardly change.
 *
 * @param width in pixels
 * @param height in pixels
 * @param values in {@link #UNIT}ths of the surroundings' standard deviation, rows from the top; in
 *     a view learned over time near 0 where traffic passes
 */
record Structure(int width, int height, byte[] values) {
  static final int UNIT = 63;

  /** A wandering view is looked for this far, as a share of width and height. */
  private static final double FARTHEST = 0.2;

  Structure {
    if (values.length != width * height) {
      throw new IllegalArgumentException(
          "a structure of %dx%d has %d values".formatted(width, height, values.length));
    }
  }

  boolean isSizeOf(Structure other) {
    return width == other.width && height == other.height;
  }

  /** Correlation with another of the same size as it lies, -1 to 1; 0 where either is flat. */
  double similarityTo(Structure other) {
    return new Correlation(this, other).whole();
  }

  /**
   * The shift under which this view resembles a reference most.
   *
   * @param reference of the same size
   */
  Match within(Structure reference) {
    return within(reference, 0, 1);
  }

  /**
   * The shift under which this view resembles a reference most that was turned and enlarged.
   *
   * @param reference of the same size
   * @param degrees how far it is turned about its centre first, counterclockwise
   * @param zoom how much it is enlarged about its centre first, 1 for not
   */
  Match within(Structure reference, double degrees, double zoom) {
    int marginX = (int) Math.round(width * FARTHEST);
    int marginY = (int) Math.round(height * FARTHEST);
    try (Mat own = toFloats();
        Mat known = reference.toFloats();
        Point2f centre = new Point2f(width / 2f, height / 2f);
        Mat turn = getRotationMatrix2D(centre, degrees, zoom);
        Mat turned = new Mat();
        Size size = known.size();
        Mat framed = new Mat();
        Mat scores = new Mat();
        DoublePointer worst = new DoublePointer(1);
        DoublePointer best = new DoublePointer(1);
        Point worstAt = new Point();
        Point bestAt = new Point();
        Scalar nothing = new Scalar(0)) {
      warpAffine(known, turned, turn, size, INTER_LINEAR, BORDER_CONSTANT, nothing);
      copyMakeBorder(turned, framed, marginY, marginY, marginX, marginX, BORDER_CONSTANT, nothing);
      matchTemplate(framed, own, scores, TM_CCORR_NORMED);
      minMaxLoc(scores, worst, best, worstAt, bestAt, null);
      return new Match(marginX - bestAt.x(), marginY - bestAt.y(), degrees, zoom, best.get());
    }
  }

  private Mat toFloats() {
    try (BytePointer bytes = new BytePointer(values);
        Mat signed = new Mat(height, width, CV_8S, bytes)) {
      Mat floats = new Mat();
      signed.convertTo(floats, CV_32F);
      return floats;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Structure structure
        && width == structure.width
        && height == structure.height
        && Arrays.equals(values, structure.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Structure[%dx%d]".formatted(width, height);
  }

  /** How far the places of the view have wandered by a match, as a share of the width. */
  double wandered(Match match) {
    double bend =
        Math.pow(match.zoom() - 1, 2) + match.zoom() * Math.pow(Math.toRadians(match.degrees()), 2);
    double squareDistanceFromCentre = (width * width + height * height) / 12.0;
    double shift = Math.hypot(match.rightPixels(), match.downPixels());
    return Math.sqrt(shift * shift + bend * squareDistanceFromCentre) / width;
  }

  /**
   * Where a view was found again.
   *
   * @param rightPixels how far what it shows has wandered to the right
   * @param downPixels how far down
   * @param degrees how far it has turned about the picture's centre, counterclockwise
   * @param zoom how much larger it has become
   * @param similarity correlation there, what wandered out counting as lost
   */
  record Match(int rightPixels, int downPixels, double degrees, double zoom, double similarity) {}
}
