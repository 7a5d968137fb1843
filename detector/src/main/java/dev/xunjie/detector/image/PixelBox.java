package dev.xunjie.detector.image;

import dev.xunjie.contracts.geometry.NormalisedBox;

/**
 * An upright rectangle of whole pixels in one picture.
 *
 * @param left 0 or more
 * @param top 0 or more
 * @param width 1 or more
 * @param height 1 or more
 */
public record PixelBox(int left, int top, int width, int height) {
  public PixelBox {
    if (left < 0 || top < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "%d × %d pixels at %d, %d are no part of a picture".formatted(width, height, left, top));
    }
  }

  /** The pixels of a picture that the box touches. */
  public static PixelBox covering(NormalisedBox box, int pictureWidth, int pictureHeight) {
    int left = Math.min((int) Math.floor(box.left() * pictureWidth), pictureWidth - 1);
    int top = Math.min((int) Math.floor(box.top() * pictureHeight), pictureHeight - 1);
    int right = Math.max(left + 1, (int) Math.ceil(box.right() * pictureWidth));
    int bottom = Math.max(top + 1, (int) Math.ceil(box.bottom() * pictureHeight));
    return new PixelBox(left, top, right - left, bottom - top);
  }

  /**
   * A box of this part of the picture as a box of the whole picture.
   *
   * @param inPart in shares of this part
   */
  public NormalisedBox toWhole(NormalisedBox inPart, int pictureWidth, int pictureHeight) {
    return new NormalisedBox(
        share(left + inPart.left() * width, pictureWidth),
        share(top + inPart.top() * height, pictureHeight),
        share(left + inPart.right() * width, pictureWidth),
        share(top + inPart.bottom() * height, pictureHeight));
  }

  private static double share(double pixels, int whole) {
    return Math.max(0, Math.min(1, pixels / whole));
  }
}
