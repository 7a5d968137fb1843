package dev.xunjie.standalone.watch;

import static org.bytedeco.opencv.global.opencv_core.CV_32SC2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.polylines;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.detector.image.BgrImage;
import java.nio.IntBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Draws zone and vehicle into a still, for people to look at; the still itself stays as it is. */
final class StillPainter {
  private static final Scalar ZONE_COLOUR = new Scalar(0, 200, 255, 0);
  private static final Scalar VEHICLE_COLOUR = new Scalar(60, 60, 255, 0);
  private static final int LINE_PIXELS = 2;
  private static final double TEXT_SCALE = 0.45;

  private StillPainter() {}

  /**
   * The picture with zone and vehicle drawn.
   *
   * @param caption ASCII, drawn above the vehicle
   */
  static byte[] paint(byte[] jpeg, NormalisedPolygon zone, NormalisedBox vehicle, String caption) {
    try (BgrImage picture = BgrImage.decode(jpeg);
        BytePointer encoded = new BytePointer()) {
      draw(zone, picture);
      draw(vehicle, caption, picture);
      imencode(".jpg", picture.pixels(), encoded);
      byte[] painted = new byte[(int) encoded.limit()];
      encoded.get(painted);
      return painted;
    }
  }

  private static void draw(NormalisedPolygon zone, BgrImage picture) {
    List<NormalisedPoint> corners = zone.corners();
    try (Mat ring = new Mat(corners.size(), 1, CV_32SC2);
        MatVector rings = new MatVector(ring)) {
      IntBuffer coordinates = ring.createBuffer();
      for (NormalisedPoint corner : corners) {
        coordinates.put((int) Math.round(corner.x() * (picture.widthPixels() - 1)));
        coordinates.put((int) Math.round(corner.y() * (picture.heightPixels() - 1)));
      }
      polylines(picture.pixels(), rings, true, ZONE_COLOUR, LINE_PIXELS, LINE_AA, 0);
    }
  }

  private static void draw(NormalisedBox vehicle, String caption, BgrImage picture) {
    int left = (int) Math.round(vehicle.left() * picture.widthPixels());
    int top = (int) Math.round(vehicle.top() * picture.heightPixels());
    int right = (int) Math.round(vehicle.right() * picture.widthPixels());
    int bottom = (int) Math.round(vehicle.bottom() * picture.heightPixels());
    int captionX = Math.max(2, Math.min(left, picture.widthPixels() - 9 * caption.length()));
    try (Point topLeft = new Point(left, top);
        Point bottomRight = new Point(right, bottom);
        Point captionPlace = new Point(captionX, Math.max(14, top - 6))) {
      rectangle(picture.pixels(), topLeft, bottomRight, VEHICLE_COLOUR, LINE_PIXELS, LINE_AA, 0);
      putText(
          picture.pixels(),
          caption,
          captionPlace,
          FONT_HERSHEY_SIMPLEX,
          TEXT_SCALE,
          VEHICLE_COLOUR,
          1,
          LINE_AA,
          false);
    }
  }
}
