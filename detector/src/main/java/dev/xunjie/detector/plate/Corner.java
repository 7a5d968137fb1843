package dev.xunjie.detector.plate;

/**
 * A place in a picture.
 *
 * @param x pixels from the left edge, may lie outside
 * @param y pixels from the top edge, may lie outside
 */
public record Corner(double x, double y) {
  Corner plus(double alongX, double alongY) {
    return new Corner(x + alongX, y + alongY);
  }

  double distanceTo(Corner other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  /** The place that share of the way to another: 0 here, 1 there. */
  Corner towards(Corner other, double share) {
    return new Corner(x + share * (other.x - x), y + share * (other.y - y));
  }
}
