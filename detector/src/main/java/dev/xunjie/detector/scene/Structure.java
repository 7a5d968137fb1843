package dev.xunjie.detector.scene;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8S;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;
import static org.bytedeco.opencv.global.opencv_imgproc.TM_CCORR_NORMED;
import static org.bytedeco.opencv.global.opencv_imgproc.matchTemplate;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

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
    int marginX = (int) Math.round(width * FARTHEST);
    int marginY = (int) Math.round(height * FARTHEST);
    try (Mat own = toFloats();
        Mat known = reference.toFloats();
        Mat framed = new Mat();
        Mat scores = new Mat();
        DoublePointer worst = new DoublePointer(1);
        DoublePointer best = new DoublePointer(1);
        Point worstAt = new Point();
        Point bestAt = new Point();
        Scalar nothing = new Scalar(0)) {
      copyMakeBorder(known, framed, marginY, marginY, marginX, marginX, BORDER_CONSTANT, nothing);
      matchTemplate(framed, own, scores, TM_CCORR_NORMED);
      minMaxLoc(scores, worst, best, worstAt, bestAt, null);
      return new Match(marginX - bestAt.x(), marginY - bestAt.y(), best.get());
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

  /**
   * Where a view was found again.
   *
   * @param rightPixels how far what it shows has wandered to the right
   * @param downPixels how far down
   * @param similarity correlation there, what wandered out counting as lost
   */
  record Match(int rightPixels, int downPixels, double similarity) {}
}
