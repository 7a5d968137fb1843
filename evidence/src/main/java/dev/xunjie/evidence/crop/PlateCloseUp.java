package dev.xunjie.evidence.crop;

import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.evidence.picture.Jpeg;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The plate, set upright as if seen from the front, and enlarged, with a margin of what surrounds
 * it. Every pixel is computed from the frame in which the plate was read; nothing is sharpened.
 */
public final class PlateCloseUp {
  private static final int CORNERS = 4;
  private static final int PLATE_WIDTH_PIXELS = 640;

  /** Of the plate's width, left and right. */
  private static final double SIDE_MARGIN = .12;

  /** Of the plate's height, above and below. */
  private static final double UPPER_MARGIN = .3;

  /** A plate of 480 by 140 mm (GA 36-2018), the longest there is. */
  private static final double WIDEST_ASPECT = 480 / 140.0;

  /** A plate of 440 by 220 mm in two rows, seen somewhat from the side. */
  private static final double NARROWEST_ASPECT = 1.6;

  private PlateCloseUp() {}

  /**
   * Cuts the plate out.
   *
   * @param frame the frame in which the plate was read, JPEG
   * @param corners of the plate: top left, top right, bottom right, bottom left
   * @return JPEG
   * @throws dev.xunjie.evidence.picture.UnreadablePictureException if the frame is no picture
   */
  public static byte[] cut(byte[] frame, List<NormalisedPoint> corners) {
    if (corners.size() != CORNERS) {
      throw new IllegalArgumentException(
          "a plate has four corners, but %d were given".formatted(corners.size()));
    }
    BufferedImage scene = Jpeg.decode(frame);
    List<Point2D> quad = corners.stream().map(corner -> inPixels(corner, scene)).toList();
    Perspective plate = new Perspective(quad);
    double plateHeight = PLATE_WIDTH_PIXELS / aspect(quad);
    int width = (int) Math.round(PLATE_WIDTH_PIXELS * (1 + 2 * SIDE_MARGIN));
    int height = (int) Math.round(plateHeight * (1 + 2 * UPPER_MARGIN));
    BufferedImage closeUp = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    BicubicSampling source = new BicubicSampling(scene);
    for (int y = 0; y < height; y++) {
      double v = (y + .5) / plateHeight - UPPER_MARGIN;
      for (int x = 0; x < width; x++) {
        double u = (x + .5) / PLATE_WIDTH_PIXELS - SIDE_MARGIN;
        Point2D at = plate.map(u, v);
        closeUp.setRGB(x, y, source.rgbAt(at.getX() - .5, at.getY() - .5));
      }
    }
    return Jpeg.encode(closeUp);
  }

  private static Point2D inPixels(NormalisedPoint corner, BufferedImage scene) {
    return new Point2D.Double(corner.x() * scene.getWidth(), corner.y() * scene.getHeight());
  }

  private static double aspect(List<Point2D> quad) {
    double across = quad.get(0).distance(quad.get(1)) + quad.get(3).distance(quad.get(2));
    double down = quad.get(0).distance(quad.get(3)) + quad.get(1).distance(quad.get(2));
    return Math.max(NARROWEST_ASPECT, Math.min(WIDEST_ASPECT, across / down));
  }
}
