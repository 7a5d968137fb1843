package dev.xunjie.detector.plate;

/**
 * Turns a network's probability of a whole number into the share of such readings that are right:
 * Platt's scaling, {@code 1 / (1 + exp(−(slope · logit + offset)))}.
 */
final class Calibration {
  private static final double SLOPE = .7;
  private static final double OFFSET = 2.2;

  /** Keeps the logit finite; surer than this no network is. */
  private static final double MOST = 1 - 1e-6;

  private Calibration() {}

  static double confidence(double probability) {
    double within = Math.max(1 - MOST, Math.min(MOST, probability));
    double logit = Math.log(within / (1 - within));
    return 1 / (1 + Math.exp(-(SLOPE * logit + OFFSET)));
  }
}
