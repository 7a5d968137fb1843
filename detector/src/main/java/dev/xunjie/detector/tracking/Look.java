package dev.xunjie.detector.tracking;

import dev.xunjie.detector.image.Chroma;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a place looks like: a small square of grey values, compared by correlation, which doesn't
 * mind a change of brightness or contrast; and the colour of its middle.
 *
 * @param grey {@link #SIDE} × {@link #SIDE} grey values, rows from the top
 * @param paint colour of the place's middle against the whole picture's, which takes out the
 *     light's own
 */
public record Look(byte[] grey, Chroma paint) {
  /** Edge of the square in pixels: enough for a vehicle's shape, too coarse for noise. */
  public static final int SIDE = 24;

  /**
   * Paints farther apart than this aren't one vehicle's. Measured: a van beside which people and
   * cars pass for 80 s stays within 10; of pairs of vehicles in COCO's pictures a quarter are
   * farther apart than 25 (most are white, grey or black).
   */
  private static final double OTHER_PAINT = 25;

  /** A square flatter than this (standard deviation of grey values) has no look to compare. */
  private static final double FLAT = 3;

  public Look {
    if (grey.length != SIDE * SIDE) {
      throw new IllegalArgumentException(
          "a look has %d values, not %d".formatted(SIDE * SIDE, grey.length));
    }
    grey = grey.clone();
    paint = Objects.requireNonNullElse(paint, Chroma.GREY);
  }

  /** Whether the colours are of two vehicles. */
  public boolean isPaintedOtherThan(Look other) {
    return paint.distanceTo(other.paint) > OTHER_PAINT;
  }

  @Override
  public byte[] grey() {
    return grey.clone();
  }

  /**
   * Correlation of the two, -1 to 1 (the same up to brightness and contrast); 0 if either is flat.
   */
  public double similarityTo(Look other) {
    double mean = mean(grey);
    double otherMean = mean(other.grey);
    double covariance = 0;
    double variance = 0;
    double otherVariance = 0;
    for (int i = 0; i < grey.length; i++) {
      double deviation = (grey[i] & 0xff) - mean;
      double otherDeviation = (other.grey[i] & 0xff) - otherMean;
      covariance += deviation * otherDeviation;
      variance += deviation * deviation;
      otherVariance += otherDeviation * otherDeviation;
    }
    double flat = FLAT * FLAT * grey.length;
    return variance < flat || otherVariance < flat
        ? 0
        : covariance / Math.sqrt(variance * otherVariance);
  }

  private static double mean(byte[] grey) {
    long sum = 0;
    for (byte value : grey) {
      sum += value & 0xff;
    }
    return (double) sum / grey.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Look look && Arrays.equals(grey, look.grey) && paint.equals(look.paint);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(grey) + paint.hashCode();
  }

  @Override
  public String toString() {
    return "Look[mean grey %.0f]".formatted(mean(grey));
  }
}
