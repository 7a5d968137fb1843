package dev.xunjie.detector.image;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.Optional;

/**
 * Where a picture lies in a network's input: the rectangle that shows it, in pixels of the input.
 * What lies beside it is padding.
 *
 * @param left of the rectangle
 * @param top of the rectangle
 * @param width 1 or more
 * @param height 1 or more
 */
public record Framing(int left, int top, int width, int height) {
  public Framing {
    if (left < 0 || top < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture can't lie at %d, %d with %d × %d pixels".formatted(left, top, width, height));
    }
  }

  /** The picture stretched over the whole input. */
  public static Framing stretched(int inputWidth, int inputHeight) {
    return new Framing(0, 0, inputWidth, inputHeight);
  }

  /** The picture with its aspect kept, as large as it fits, in the input's top left corner. */
  public static Framing topLeft(
      int pictureWidth, int pictureHeight, int inputWidth, int inputHeight) {
    double scale =
        Math.min((double) inputWidth / pictureWidth, (double) inputHeight / pictureHeight);
    return new Framing(
        0,
        0,
        Math.max(1, (int) Math.round(pictureWidth * scale)),
        Math.max(1, (int) Math.round(pictureHeight * scale)));
  }

  /** The picture with its aspect kept, as large as it fits, in the input's middle. */
  public static Framing centred(
      int pictureWidth, int pictureHeight, int inputWidth, int inputHeight) {
    Framing fitted = topLeft(pictureWidth, pictureHeight, inputWidth, inputHeight);
    return new Framing(
        (inputWidth - fitted.width) / 2,
        (inputHeight - fitted.height) / 2,
        fitted.width,
        fitted.height);
  }

  /**
   * A box of the input as a box of the picture, cut at the picture's edges.
   *
   * @return nothing where the box lies in the padding or is empty
   */
  public Optional<NormalisedBox> inPicture(
      double boxLeft, double boxTop, double boxRight, double boxBottom) {
    double pictureLeft = share(boxLeft - left, width);
    double pictureTop = share(boxTop - top, height);
    double pictureRight = share(boxRight - left, width);
    double pictureBottom = share(boxBottom - top, height);
    return pictureLeft < pictureRight && pictureTop < pictureBottom
        ? Optional.of(new NormalisedBox(pictureLeft, pictureTop, pictureRight, pictureBottom))
        : Optional.empty();
  }

  private static double share(double pixels, int whole) {
    return Math.max(0, Math.min(1, pixels / whole));
  }
}
