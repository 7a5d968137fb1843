package dev.xunjie.detector.tracking;

import java.util.Arrays;

/**
 * What a place looks like: a small square of grey values. Compared by correlation, which doesn't
 * mind a change of brightness or contrast.
 *
 * @param grey {@link #SIDE} × {@link #SIDE} grey values, rows from the top
 */
public record Look(byte[] grey) {
  /** Edge of the square in pixels: enough for a vehicle's shape, too coarse for noise. */
  public static final int SIDE = 24;

  /** A square flatter than this (standard deviation of grey values) has no look to compare. */
  private static final double FLAT = 3;

  public Look {
    if (grey.length != SIDE * SIDE) {
      throw new IllegalArgumentException(
          "a look has %d values, not %d".formatted(SIDE * SIDE, grey.length));
    }
    grey = grey.clone();
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
    return other instanceof Look look && Arrays.equals(grey, look.grey);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(grey);
  }

  @Override
  public String toString() {
    return "Look[mean grey %.0f]".formatted(mean(grey));
  }
}
