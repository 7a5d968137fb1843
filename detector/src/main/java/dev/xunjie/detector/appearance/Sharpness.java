package dev.xunjie.detector.appearance;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.image.BgrImage;

/**
 * How sharp a part of a picture is: the standard deviation of its finest details, what differs from
 * the mean of the nine pixels around, over that of its grey values. Contrast and light cancel out;
 * a part smaller than what it is scaled to has no fine details and counts as blurred.
 */
final class Sharpness {
  /** A vehicle is judged by what is seen of it at this size, see {@link VehicleFeatures}. */
  private static final int SIDE = 160;

  /** A part without contrast isn't sharp. */
  private static final double LEAST_DEVIATION = 1;

  private Sharpness() {}

  /** Of a part of a picture, 0 to 1. */
  static double of(BgrImage picture, NormalisedBox part) {
    return of(picture.greyPatch(part, SIDE), SIDE);
  }

  static double of(byte[] grey, int side) {
    double sum = 0;
    double squares = 0;
    double fineSquares = 0;
    int count = (side - 2) * (side - 2);
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        int value = grey[y * side + x] & 0xff;
        sum += value;
        squares += (double) value * value;
        double fine = value - meanAround(grey, side, x, y);
        fineSquares += fine * fine;
      }
    }
    double deviation = Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
    return deviation < LEAST_DEVIATION
        ? 0
        : Math.min(1, Math.sqrt(fineSquares / count) / deviation);
  }

  private static double meanAround(byte[] grey, int side, int x, int y) {
    int sum = 0;
    for (int row = y - 1; row <= y + 1; row++) {
      for (int column = x - 1; column <= x + 1; column++) {
        sum += grey[row * side + column] & 0xff;
      }
    }
    return sum / 9.0;
  }
}
