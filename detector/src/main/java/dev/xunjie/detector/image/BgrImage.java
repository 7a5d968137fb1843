package dev.xunjie.detector.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.HexFormat;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A picture in native memory: 8 bits a channel, blue-green-red, rows from the top. Decoding and
 * scaling stay outside the Java heap, which at 1080p takes 4 to 5 ms where {@code BufferedImage}
 * takes 72. Must be closed.
 */
public final class BgrImage implements AutoCloseable {
  private static final int SHOWN_BYTES = 8;

  private final Mat pixels;

  private BgrImage(Mat pixels) {
    this.pixels = pixels;
  }

  /**
   * Decodes a JPEG (or any other still picture that OpenCV reads).
   *
   * @throws UnreadableFrameException if the bytes are no picture
   */
  public static BgrImage decode(byte[] encoded) {
    if (encoded.length == 0) {
      throw new UnreadableFrameException("the frame is empty");
    }
    try (BytePointer bytes = new BytePointer(encoded);
        Mat wrapped = new Mat(1, encoded.length, CV_8UC1, bytes)) {
      Mat decoded = imdecode(wrapped, IMREAD_COLOR);
      if (decoded == null || decoded.empty()) {
        throw unreadable(encoded);
      }
      return new BgrImage(decoded);
    } catch (UnreadableFrameException known) {
      throw known;
    } catch (RuntimeException fromOpenCv) {
      throw unreadable(encoded);
    }
  }

  /**
   * Takes a copy of raw pixels.
   *
   * @param bgr height × width × 3 bytes, blue-green-red, rows from the top without padding
   */
  public static BgrImage ofPixels(byte[] bgr, int widthPixels, int heightPixels) {
    if (bgr.length != widthPixels * heightPixels * 3) {
      throw new IllegalArgumentException(
          "%d bytes can't be a picture of %dx%d".formatted(bgr.length, widthPixels, heightPixels));
    }
    Mat pixels = new Mat(heightPixels, widthPixels, CV_8UC3);
    pixels.data().put(bgr);
    return new BgrImage(pixels);
  }

  public int widthPixels() {
    return pixels.cols();
  }

  public int heightPixels() {
    return pixels.rows();
  }

  /** The picture's pixels, valid until it is closed. */
  public Mat pixels() {
    return pixels;
  }

  /**
   * Scales the picture with its aspect kept into the top left corner of a canvas, the rest black.
   *
   * @return the scale: canvas pixels for each pixel of this picture
   */
  public double letterboxInto(Mat canvas) {
    double scale =
        Math.min((double) canvas.cols() / widthPixels(), (double) canvas.rows() / heightPixels());
    int width = Math.max(1, (int) Math.round(widthPixels() * scale));
    int height = Math.max(1, (int) Math.round(heightPixels() * scale));
    canvas.put(Scalar.BLACK);
    try (Rect place = new Rect(0, 0, width, height);
        Mat corner = canvas.apply(place);
        Size size = new Size(width, height)) {
      resize(pixels, corner, size);
    }
    return scale;
  }

  /**
   * What a part of the picture looks like: scaled to a square of grey values.
   *
   * @param part a part of at least one pixel
   * @param side edge of the square in pixels
   * @return {@code side × side} grey values, 0 to 255, rows from the top
   */
  public byte[] greyPatch(NormalisedBox part, int side) {
    int left = (int) Math.floor(part.left() * widthPixels());
    int top = (int) Math.floor(part.top() * heightPixels());
    int right = Math.max(left + 1, (int) Math.ceil(part.right() * widthPixels()));
    int bottom = Math.max(top + 1, (int) Math.ceil(part.bottom() * heightPixels()));
    byte[] grey = new byte[side * side];
    try (Rect place =
            new Rect(
                Math.min(left, widthPixels() - 1),
                Math.min(top, heightPixels() - 1),
                Math.max(1, Math.min(right, widthPixels()) - left),
                Math.max(1, Math.min(bottom, heightPixels()) - top));
        Mat cut = pixels.apply(place);
        Mat scaled = new Mat();
        Size size = new Size(side, side);
        Mat greyPixels = new Mat()) {
      resize(cut, scaled, size, 0, 0, INTER_AREA);
      cvtColor(scaled, greyPixels, COLOR_BGR2GRAY);
      greyPixels.data().get(grey);
    }
    return grey;
  }

  @Override
  public void close() {
    pixels.close();
  }

  private static UnreadableFrameException unreadable(byte[] encoded) {
    int shown = Math.min(SHOWN_BYTES, encoded.length);
    return new UnreadableFrameException(
        "the frame is no picture: %d bytes beginning with %s, where a JPEG begins with ffd8"
            .formatted(encoded.length, HexFormat.of().formatHex(encoded, 0, shown)));
  }
}
