package dev.xunjie.detector.plate;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.getPerspectiveTransform;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Perspective warps: what lies within a quad, seen from straight ahead. */
final class Straightening {
  /** A plate larger than the target by more is first warped at a multiple, then averaged down. */
  private static final int MOST_OVERSAMPLING = 4;

  private Straightening() {}

  /**
   * @param quad may reach beyond the picture, whose edge pixels are repeated there
   * @return a new picture of that size
   */
  static Mat straighten(Mat picture, PlateQuad quad, int widthPixels, int heightPixels) {
    double shrink = Math.min(quad.widthPixels() / widthPixels, quad.heightPixels() / heightPixels);
    int oversampling = (int) Math.max(1, Math.min(MOST_OVERSAMPLING, Math.ceil(shrink)));
    if (oversampling == 1) {
      return warped(picture, quad, widthPixels, heightPixels);
    }
    try (Mat large =
            warped(picture, quad, widthPixels * oversampling, heightPixels * oversampling);
        Size size = new Size(widthPixels, heightPixels)) {
      Mat small = new Mat();
      resize(large, small, size, 0, 0, INTER_AREA);
      return small;
    }
  }

  private static Mat warped(Mat picture, PlateQuad quad, int width, int height) {
    Mat straight = new Mat();
    try (Mat from = points(quad);
        Mat to = points(PlateQuad.upright(0, 0, width, height));
        Mat transform = getPerspectiveTransform(from, to);
        Size size = new Size(width, height);
        Scalar unused = new Scalar()) {
      warpPerspective(picture, straight, transform, size, INTER_LINEAR, BORDER_REPLICATE, unused);
    }
    return straight;
  }

  private static Mat points(PlateQuad quad) {
    List<Corner> corners = quad.corners();
    Mat points = new Mat(corners.size(), 1, CV_32FC2);
    FloatBuffer values = points.createBuffer();
    for (Corner corner : corners) {
      // Corners are edges of pixels, OpenCV's coordinates are their middles.
      values.put((float) (corner.x() - .5)).put((float) (corner.y() - .5));
    }
    return points;
  }
}
