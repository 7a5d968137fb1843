package dev.xunjie.contracts.scene;

/**
 * How far what the camera shows has wandered over the picture.
 *
 * @param right share of the picture's width, -1 to 1; above 0: the view wandered to the right, for
 *     the lens turned to the left
 * @param down share of the picture's height, -1 to 1; above 0: the view wandered down
 */
public record ViewShift(double right, double down) {
  public ViewShift {
    if (!(Math.abs(right) <= 1 && Math.abs(down) <= 1)) {
      throw new IllegalArgumentException(
          "a shift by %s of the width and %s of the height: both must be -1 to 1"
              .formatted(right, down));
    }
  }
}
