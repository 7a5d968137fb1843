package dev.xunjie.standalone.evaluation.plates;

import static org.bytedeco.opencv.global.opencv_core.CV_32SC2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.polylines;

import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.plate.Corner;
import dev.xunjie.detector.plate.PlateQuad;
import java.nio.IntBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Draws quads into pictures and encodes them. */
final class PlatePainter {
  /** Green, as OpenCV orders it. */
  static final Scalar TRUTH = new Scalar(60, 200, 60, 0);

  /** Red. */
  static final Scalar READ = new Scalar(60, 60, 255, 0);

  private PlatePainter() {}

  static void outline(BgrImage picture, PlateQuad quad, Scalar colour) {
    List<Corner> corners = quad.corners();
    try (Mat ring = new Mat(corners.size(), 1, CV_32SC2);
        MatVector rings = new MatVector(ring)) {
      IntBuffer coordinates = ring.createBuffer();
      for (Corner corner : corners) {
        coordinates.put((int) Math.round(corner.x() - .5)).put((int) Math.round(corner.y() - .5));
      }
      polylines(picture.pixels(), rings, true, colour, 1, LINE_AA, 0);
    }
  }

  static byte[] jpeg(BgrImage picture) {
    try (BytePointer encoded = new BytePointer()) {
      imencode(".jpg", picture.pixels(), encoded);
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return bytes;
    }
  }
}
