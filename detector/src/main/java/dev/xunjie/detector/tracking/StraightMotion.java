package dev.xunjie.detector.tracking;

/**
 * A straight line through measurements over time, by least squares.
 *
 * @param speed slope, units a second
 * @param error standard error of the slope, units a second
 * @param tremble root mean square distance of the measurements from the line, units
 */
record StraightMotion(double speed, double error, double tremble) {
  /**
   * How much a detector's box trembles about a thing that stands, as a share of its size. Measured
   * on RoadTrack's far vehicles (half a pixel in 15). Few measurements may lie in line by chance;
   * this keeps them from being taken for exact.
   */
  private static final double USUAL_TREMBLE = 0.03;

  /** For how many measurements the usual tremble counts in the error. */
  private static final double USUAL_TREMBLE_WEIGHT = 3;

  /**
   * The line through at least two measurements.
   *
   * @param seconds when each was made, rising
   * @param values what was measured, in shares of the thing's size
   */
  static StraightMotion through(double[] seconds, double[] values) {
    int count = seconds.length;
    double meanSeconds = 0;
    double meanValue = 0;
    for (int i = 0; i < count; i++) {
      meanSeconds += seconds[i] / count;
      meanValue += values[i] / count;
    }
    double time = 0;
    double both = 0;
    double value = 0;
    for (int i = 0; i < count; i++) {
      double late = seconds[i] - meanSeconds;
      double off = values[i] - meanValue;
      time += late * late;
      both += late * off;
      value += off * off;
    }
    double speed = both / time;
    double residual = Math.max(0, value - speed * both);
    double usual = USUAL_TREMBLE_WEIGHT * USUAL_TREMBLE * USUAL_TREMBLE;
    double variance = (usual + residual) / (USUAL_TREMBLE_WEIGHT + count - 2);
    return new StraightMotion(speed, Math.sqrt(variance / time), Math.sqrt(residual / count));
  }

  /** A speed that the true one hardly exceeds: two standard errors above the measured one. */
  double atMost() {
    return Math.abs(speed) + 2 * error;
  }
}
