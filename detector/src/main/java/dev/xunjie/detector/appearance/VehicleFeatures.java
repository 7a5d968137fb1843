package dev.xunjie.detector.appearance;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.features.FeatureGrid;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** The numbers that heads judge a vehicle by. */
public final class VehicleFeatures {
  /** A vehicle is stretched to this square: 20 × 20 of the backbone's finest cells. */
  private static final int SIDE_PIXELS = 160;

  /** Share of the box taken in on each side beyond it: detectors cut mirrors and loads. */
  private static final double MARGIN = .04;

  private VehicleFeatures() {}

  /**
   * Of a vehicle in a picture: the mean of every channel of every level.
   *
   * @param box the vehicle
   * @return one number for each channel, finest level first, of no bound
   */
  public static float[] of(BgrImage picture, NormalisedBox box, FeatureNetwork network) {
    int left = pixel(box.left() - MARGIN * box.width(), picture.widthPixels());
    int right = pixel(box.right() + MARGIN * box.width(), picture.widthPixels());
    int top = pixel(box.top() - MARGIN * box.height(), picture.heightPixels());
    int bottom = pixel(box.bottom() + MARGIN * box.height(), picture.heightPixels());
    int width = Math.max(1, right - left);
    int height = Math.max(1, bottom - top);
    try (Rect place =
            new Rect(
                Math.min(left, picture.widthPixels() - 1),
                Math.min(top, picture.heightPixels() - 1),
                width,
                height);
        Mat cut = picture.pixels().apply(place)) {
      return of(cut, network);
    }
  }

  /**
   * Of a picture that shows the vehicle and little else.
   *
   * @param vehicle 8 bits a channel, blue-green-red, of any size
   */
  public static float[] of(Mat vehicle, FeatureNetwork network) {
    try (Mat square = new Mat();
        Size size = new Size(SIDE_PIXELS, SIDE_PIXELS)) {
      boolean shrinks = vehicle.cols() > SIDE_PIXELS && vehicle.rows() > SIDE_PIXELS;
      resize(vehicle, square, size, 0, 0, shrinks ? INTER_AREA : INTER_LINEAR);
      return joined(network.look(square));
    }
  }

  private static float[] joined(List<FeatureGrid> grids) {
    int count = grids.stream().mapToInt(FeatureGrid::channels).sum();
    float[] features = new float[count];
    int next = 0;
    for (FeatureGrid grid : grids) {
      System.arraycopy(grid.means(), 0, features, next, grid.channels());
      next += grid.channels();
    }
    return features;
  }

  private static int pixel(double share, int length) {
    return (int) Math.round(Math.max(0, Math.min(1, share)) * length);
  }
}
