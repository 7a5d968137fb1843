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
   * Scales the picture into its place on a canvas; the rest of the canvas is padded.
   *
   * @param framing its place, inside the canvas
   * @param padValue of all channels beside the picture, 0 to 255
   */
  public void drawInto(Mat canvas, Framing framing, int padValue) {
    try (Scalar padding = Scalar.all(padValue);
        Rect place = new Rect(framing.left(), framing.top(), framing.width(), framing.height());
        Mat spot = canvas.apply(place);
        Size size = new Size(framing.width(), framing.height())) {
      canvas.put(padding);
      resize(pixels, spot, size);
    }
  }

  /**
   * A part of the picture that shares its pixels, valid until this picture is closed.
   *
   * @param part widened to whole pixels
   */
  public BgrImage part(PixelBox part) {
    try (Rect place = new Rect(part.left(), part.top(), part.width(), part.height())) {
      return new BgrImage(pixels.apply(place));
    }
  }

  /**
   * What a part of the picture looks like: scaled to a square of grey values.
   *
   * @param part a part of at least one pixel
   * @param side edge of the square in pixels
   * @return {@code side × side} grey values, 0 to 255, rows from the top
   */
  public byte[] greyPatch(NormalisedBox part, int side) {
    PixelBox touched = PixelBox.covering(part, widthPixels(), heightPixels());
    byte[] grey = new byte[side * side];
    try (Rect place = new Rect(touched.left(), touched.top(), touched.width(), touched.height());
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
