package dev.xunjie.standalone.evaluation.occupancy;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imwrite;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.occupancy.OccupancyLook;
import dev.xunjie.detector.occupancy.ZoneView;
import java.nio.file.Path;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Draws a look over its picture: red by how different a cell is, a yellow frame where taken. */
final class HeatMap {
  private static final Scalar TAKEN = new Scalar(0, 230, 255, 0);

  /** A cell that differs by this is drawn in full red. */
  private static final double FULL = .6;

  private HeatMap() {}

  static void write(Path file, BgrImage picture, ZoneView view, OccupancyLook look) {
    try (Mat drawn = picture.pixels().clone()) {
      if (drawn.type() != CV_8UC3) {
        throw new IllegalArgumentException("the picture isn't of 3 × 8 bits");
      }
      for (int cell = 0; cell < view.cells(); cell++) {
        NormalisedBox place = view.placeOf(cell);
        redden(drawn, place, Math.min(1, look.difference().cells()[cell] / FULL));
        if (look.takenCells().get(cell)) {
          frame(drawn, place);
        }
      }
      imwrite(file.toString(), drawn);
    }
  }

  private static void redden(Mat picture, NormalisedBox place, double share) {
    int left = (int) Math.round(place.left() * picture.cols());
    int right = (int) Math.round(place.right() * picture.cols());
    byte[] row = new byte[3 * (right - left)];
    for (int y = (int) Math.round(place.top() * picture.rows());
        y < (int) Math.round(place.bottom() * picture.rows());
        y++) {
      picture.ptr(y, left).get(row);
      for (int x = 0; x < row.length; x += 3) {
        row[x] = (byte) ((row[x] & 0xff) * (1 - share * .7));
        row[x + 1] = (byte) ((row[x + 1] & 0xff) * (1 - share * .7));
        row[x + 2] = (byte) ((row[x + 2] & 0xff) * (1 - share * .7) + 255 * share * .7);
      }
      picture.ptr(y, left).put(row);
    }
  }

  private static void frame(Mat picture, NormalisedBox place) {
    try (Point topLeft =
            new Point((int) (place.left() * picture.cols()), (int) (place.top() * picture.rows()));
        Point bottomRight =
            new Point(
                (int) (place.right() * picture.cols()), (int) (place.bottom() * picture.rows()))) {
      rectangle(picture, topLeft, bottomRight, TAKEN);
    }
  }
}
