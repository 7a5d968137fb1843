package dev.xunjie.detector.scene;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.FloatBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** The picture in {@value #ACROSS} × {@value #DOWN} equal blocks, counted by rows from the top. */
final class Blocks {
  static final int ACROSS = 8;
  static final int DOWN = 6;
  static final int COUNT = ACROSS * DOWN;

  private Blocks() {}

  /** The block in which a pixel of a map of this size lies. */
  static int of(int x, int y, int width, int height) {
    return y * DOWN / height * ACROSS + x * ACROSS / width;
  }

  /** Mean of a one-channel picture in each block. */
  static float[] means(Mat values) {
    try (Mat floats = new Mat();
        Mat means = new Mat();
        Size grid = new Size(ACROSS, DOWN)) {
      values.convertTo(floats, CV_32F);
      resize(floats, means, grid, 0, 0, INTER_AREA);
      float[] result = new float[COUNT];
      FloatBuffer buffer = means.createBuffer();
      buffer.get(result);
      return result;
    }
  }
}
