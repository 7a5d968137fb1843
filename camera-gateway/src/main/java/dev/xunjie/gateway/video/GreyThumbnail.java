package dev.xunjie.gateway.video;

/**
 * A picture shrunk to {@value #WIDTH}×{@value #HEIGHT} grey dots: enough to tell whether something
 * moved.
 */
public final class GreyThumbnail {
  static final int WIDTH = 64;
  static final int HEIGHT = 36;

  private final byte[] dots;

  /**
   * A thumbnail of these dots.
   *
   * @param dots brightness 0 (black) to 255 of {@value #WIDTH}×{@value #HEIGHT} dots, rows from the
   *     top
   */
  public GreyThumbnail(byte[] dots) {
    if (dots.length != WIDTH * HEIGHT) {
      throw new IllegalArgumentException(
          "a thumbnail has %d dots, not %d".formatted(WIDTH * HEIGHT, dots.length));
    }
    this.dots = dots.clone();
  }

  /** Mean absolute difference of brightness: 0 (the same) to 1 (black against white). */
  public double differenceFrom(GreyThumbnail other) {
    long sum = 0;
    for (int i = 0; i < dots.length; i++) {
      sum += Math.abs((dots[i] & 0xff) - (other.dots[i] & 0xff));
    }
    return sum / (255.0 * dots.length);
  }
}
