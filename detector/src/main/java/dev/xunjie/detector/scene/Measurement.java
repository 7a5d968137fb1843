package dev.xunjie.detector.scene;

import static org.bytedeco.opencv.global.opencv_core.CV_16S;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8S;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.convertScaleAbs;
import static org.bytedeco.opencv.global.opencv_core.divide;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.sqrt;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.Laplacian;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.xunjie.detector.image.GreyPlane;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What is measured of one picture.
 *
 * @param structure its luminance structure at {@link #STRUCTURE_SIDE} pixels
 * @param luminance mean luminance of each block, 0 to 255
 * @param contrast standard deviation of luminance in each block at that size, in grey values
 * @param detail mean absolute Laplacian of each block at {@link #DETAIL_SIDE} pixels, what noise
 *     gives left out
 * @param samples luminance of single pixels of the plane at {@link #DETAIL_SIDE}, on a grid of
 *     {@link #SAMPLES_ACROSS} × {@link #SAMPLES_DOWN}: averaging would hide the noise that tells a
 *     quiet street from a frozen picture
 * @param median luminance that half of the picture reaches, 0 to 255
 * @param highlight luminance that 2 % of the picture reach, 0 to 255
 */
record Measurement(
    Structure structure,
    float[] luminance,
    float[] contrast,
    float[] detail,
    byte[] samples,
    int median,
    int highlight) {
  /** Fine detail is measured on pictures of this longer side, whatever the camera sends. */
  static final int DETAIL_SIDE = 640;

  /** The structure is compared at this size: 5 % of the width are 6 pixels, noise is averaged. */
  static final int STRUCTURE_SIDE = 128;

  static final int SAMPLES_ACROSS = 64;
  static final int SAMPLES_DOWN = 48;

  /** Edge of the window, in pixels of the structure, against which a pixel is light or dark. */
  private static final int SURROUNDINGS = 9;

  /** Grey values of contrast below which surroundings count as flat, so that noise stays small. */
  private static final double FLAT = 4;

  /** Up to this a Laplacian may be JPEG's doing, also on a featureless surface. */
  private static final double NOISE = 2;

  private static final double HIGHLIGHT_SHARE = 0.02;
  private static final int LUMINANCES = 256;

  /** Measures a picture whose longer side has {@link #DETAIL_SIDE} pixels or fewer. */
  static Measurement of(GreyPlane plane) {
    try (GreyPlane small = plane.shrunkTo(STRUCTURE_SIDE);
        Mat luminance = new Mat();
        Mat squares = new Mat()) {
      small.pixels().convertTo(luminance, CV_32F);
      multiply(luminance, luminance, squares);
      float[] means = Blocks.means(luminance);
      float[] contrast = Blocks.means(squares);
      for (int block = 0; block < Blocks.COUNT; block++) {
        contrast[block] =
            (float) Math.sqrt(Math.max(0, contrast[block] - means[block] * means[block]));
      }
      int[] histogram = histogram(small.values());
      return new Measurement(
          structure(luminance, squares),
          means,
          contrast,
          detail(plane),
          samples(plane),
          luminanceReachedBy(0.5, histogram),
          luminanceReachedBy(HIGHLIGHT_SHARE, histogram));
    }
  }

  /** How much lighter or darker a pixel is than its surroundings, in their standard deviations. */
  private static Structure structure(Mat luminance, Mat squares) {
    try (Mat mean = new Mat();
        Mat meanSquare = new Mat();
        Mat variance = new Mat();
        Mat deviation = new Mat();
        Mat difference = new Mat();
        Mat structure = new Mat();
        Mat bytes = new Mat();
        Mat flat = new Mat(luminance.size(), CV_32F, new Scalar(FLAT));
        Mat none = new Mat(luminance.size(), CV_32F, new Scalar(0));
        Size window = new Size(SURROUNDINGS, SURROUNDINGS)) {
      blur(luminance, mean, window);
      blur(squares, meanSquare, window);
      multiply(mean, mean, variance);
      subtract(meanSquare, variance, variance);
      max(variance, none, variance);
      sqrt(variance, deviation);
      add(deviation, flat, deviation);
      subtract(luminance, mean, difference);
      divide(difference, deviation, structure);
      structure.convertTo(bytes, CV_8S, Structure.UNIT, 0);
      byte[] values = new byte[bytes.cols() * bytes.rows()];
      bytes.data().get(values);
      return new Structure(bytes.cols(), bytes.rows(), values);
    }
  }

  private static float[] detail(GreyPlane plane) {
    try (Mat laplacian = new Mat();
        Mat absolute = new Mat();
        Mat noise = new Mat(plane.pixels().size(), CV_8U, new Scalar(NOISE))) {
      Laplacian(plane.pixels(), laplacian, CV_16S);
      convertScaleAbs(laplacian, absolute);
      subtract(absolute, noise, absolute);
      return Blocks.means(absolute);
    }
  }

  private static byte[] samples(GreyPlane plane) {
    try (Mat picked = new Mat();
        Size grid = new Size(SAMPLES_ACROSS, SAMPLES_DOWN)) {
      resize(plane.pixels(), picked, grid, 0, 0, INTER_NEAREST);
      byte[] samples = new byte[SAMPLES_ACROSS * SAMPLES_DOWN];
      picked.data().get(samples);
      return samples;
    }
  }

  private static int[] histogram(byte[] values) {
    int[] counts = new int[LUMINANCES];
    for (byte value : values) {
      counts[value & 0xff]++;
    }
    return counts;
  }

  private static int luminanceReachedBy(double share, int[] histogram) {
    int pixels = 0;
    for (int count : histogram) {
      pixels += count;
    }
    int brighter = 0;
    for (int luminance = LUMINANCES - 1; luminance > 0; luminance--) {
      brighter += histogram[luminance];
      if (brighter >= share * pixels) {
        return luminance;
      }
    }
    return 0;
  }
}
