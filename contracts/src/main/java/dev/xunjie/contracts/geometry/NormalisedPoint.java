package dev.xunjie.contracts.geometry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A place in the picture, independent of its resolution.
 *
 * <p>In JSON a pair {@code [x, y]}.
 *
 * @param x share of the width from the left edge, 0 to 1
 * @param y share of the height from the top edge, 0 to 1
 */
public record NormalisedPoint(double x, double y) {
  public NormalisedPoint {
    requireShare("x", x);
    requireShare("y", y);
  }

  @JsonCreator
  static NormalisedPoint fromPair(double[] pair) {
    if (pair.length != 2) {
      throw new IllegalArgumentException(
          "a point is a pair [x, y], but %d numbers were given".formatted(pair.length));
    }
    return new NormalisedPoint(pair[0], pair[1]);
  }

  @JsonValue
  double[] toPair() {
    return new double[] {x, y};
  }

  private static void requireShare(String axis, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s is %s, outside the picture: coordinates are shares of its size, 0 to 1"
              .formatted(axis, value));
    }
  }
}
