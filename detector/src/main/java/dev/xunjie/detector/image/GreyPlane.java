package dev.xunjie.detector.image;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A picture's luminance in native memory, 8 bits a pixel, rows from the top: what the state of the
 * picture and the change gate are measured on. Must be closed.
 */
public final class GreyPlane implements AutoCloseable {
  private final Mat pixels;

  private GreyPlane(Mat pixels) {
    this.pixels = pixels;
  }

  /**
   * The picture in grey, shrunk so that its longer side has at most this many pixels; each is the
   * mean of those it stands for.
   */
  public static GreyPlane of(BgrImage picture, int longestSidePixels) {
    try (Mat scaled = shrunk(picture.pixels(), longestSidePixels)) {
      Mat grey = new Mat();
      cvtColor(scaled, grey, COLOR_BGR2GRAY);
      return new GreyPlane(grey);
    }
  }

  /** This plane shrunk so that its longer side has at most this many pixels. */
  public GreyPlane shrunkTo(int longestSidePixels) {
    return new GreyPlane(shrunk(pixels, longestSidePixels));
  }

  public int widthPixels() {
    return pixels.cols();
  }

  public int heightPixels() {
    return pixels.rows();
  }

  /** The plane's pixels, valid until it is closed. */
  public Mat pixels() {
    return pixels;
  }

  /** Luminance 0 to 255, rows from the top without padding. */
  public byte[] values() {
    byte[] values = new byte[pixels.cols() * pixels.rows()];
    pixels.data().get(values);
    return values;
  }

  @Override
  public void close() {
    pixels.close();
  }

  private static Mat shrunk(Mat source, int longestSidePixels) {
    double scale = Math.min(1, (double) longestSidePixels / Math.max(source.cols(), source.rows()));
    if (scale == 1) {
      return source.clone();
    }
    Mat scaled = new Mat();
    try (Size size =
        new Size(
            Math.max(1, (int) Math.round(source.cols() * scale)),
            Math.max(1, (int) Math.round(source.rows() * scale)))) {
      resize(source, scaled, size, 0, 0, INTER_AREA);
    }
    return scaled;
  }
}
