package dev.xunjie.detector.detection;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.PixelBox;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a part of a picture enlarged to the detector's input, where things of the whole picture
 * would be too small, and joins what it finds with what was found in the whole picture.
 */
public final class CropLook {
  /**
   * Room around a place, in its own sides on each side: a detector needs surroundings, and what
   * reaches into the place should be seen whole.
   */
  static final double MARGIN = 0.25;

  /**
   * A crop shows at least this share of the picture's width and height. Below, enlargement only
   * blurs: at a third of 1080p the input already shows more pixels than the picture has.
   */
  static final double LEAST_SHARE = 1 / 3.0;

  /**
   * Sides of a crop in those of the vehicle that it shows. Enlarged further a vehicle outgrows what
   * the network's coarsest cells can span: a lorry on a fifth of the picture's width, seen from
   * near, had .43 in the whole picture and nothing in a crop of one and a half times its size.
   */
  static final double SIDES_OF_A_VEHICLE = 3;

  /** A crop that would show more than this share of a side is no enlargement worth having. */
  static final double MOST_SHARE = 0.6;

  private static final NormalisedBox WHOLE_PICTURE = new NormalisedBox(0, 0, 1, 1);

  /**
   * A box this near to a crop's edge, in shares of the crop, is taken for cut off there. The
   * detector's box sides err by about one pixel in a hundred.
   */
  static final double EDGE_SHARE = 0.01;

  private CropLook() {}

  /** The part of a picture to look at for the sake of a place: with room around, not too small. */
  public static NormalisedBox around(NormalisedBox place) {
    double[] across = widened(place.left(), place.right());
    double[] down = widened(place.top(), place.bottom());
    return new NormalisedBox(across[0], down[0], across[1], down[1]);
  }

  /** The part of a picture to look at for the sake of one vehicle; near ones in the whole. */
  public static NormalisedBox aroundVehicle(NormalisedBox vehicle) {
    double width = Math.max(LEAST_SHARE, SIDES_OF_A_VEHICLE * vehicle.width());
    double height = Math.max(LEAST_SHARE, SIDES_OF_A_VEHICLE * vehicle.height());
    if (Math.max(width, height) > MOST_SHARE) {
      return WHOLE_PICTURE;
    }
    double[] across = ofLength(width, vehicle.left(), vehicle.right());
    double[] down = ofLength(height, vehicle.top(), vehicle.bottom());
    return new NormalisedBox(across[0], down[0], across[1], down[1]);
  }

  /**
   * What the detector finds in a part of the picture, in shares of the whole picture. Things that
   * the part's edge cuts through are left out: they are seen right only in the whole.
   */
  public static List<Detection> detect(
      ObjectDetector detector, BgrImage picture, NormalisedBox part) {
    int width = picture.widthPixels();
    int height = picture.heightPixels();
    PixelBox crop = PixelBox.covering(part, width, height);
    try (BgrImage cut = picture.part(crop)) {
      return detector.detect(cut).stream()
          .filter(detection -> !isCut(detection.box(), crop, width, height))
          .map(
              detection ->
                  new Detection(
                      detection.label(),
                      detection.score(),
                      crop.toWhole(detection.box(), width, height)))
          .toList();
    }
  }

  /**
   * One list of what was found in the whole picture and in parts of it, doubles suppressed, best
   * first.
   *
   * @param found all in shares of the whole picture
   */
  public static List<Detection> joined(List<List<Detection>> found) {
    List<Detection> all = new ArrayList<>();
    found.forEach(all::addAll);
    return Suppression.apply(all);
  }

  private static double[] widened(double from, double to) {
    return ofLength(Math.min(1, Math.max(LEAST_SHARE, (to - from) * (1 + 2 * MARGIN))), from, to);
  }

  /** Around the middle of from and to, moved to lie inside the picture. */
  private static double[] ofLength(double length, double from, double to) {
    double begin = Math.max(0, Math.min(1 - length, (from + to - length) / 2));
    return new double[] {begin, Math.min(1, begin + length)};
  }

  /** Whether the crop's edge, not the picture's own, ends the box. */
  private static boolean isCut(NormalisedBox box, PixelBox crop, int width, int height) {
    return crop.left() > 0 && box.left() < EDGE_SHARE
        || crop.top() > 0 && box.top() < EDGE_SHARE
        || crop.left() + crop.width() < width && box.right() > 1 - EDGE_SHARE
        || crop.top() + crop.height() < height && box.bottom() > 1 - EDGE_SHARE;
  }
}
