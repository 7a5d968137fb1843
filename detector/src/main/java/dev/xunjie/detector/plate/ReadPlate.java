package dev.xunjie.detector.plate;

import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;

/**
 * The best guess at one plate, sure or not.
 *
 * @param quad the plate in pixels of the picture
 * @param number the likeliest number
 * @param confidence calibrated, 0 to 1, see {@link Calibration}
 * @param colour of the ground
 */
public record ReadPlate(PlateQuad quad, PlateNumber number, double confidence, PlateColour colour) {
  /**
   * A guess below is "unread": nothing is said about the plate. A wrong plate on a violation is far
   * worse than none; see docs/evaluation-plates.md for what each threshold costs.
   */
  public static final double LEAST_REPORTED_CONFIDENCE = .9;

  /** Whether the guess is sure enough to be told. */
  public boolean isReported() {
    return confidence >= LEAST_REPORTED_CONFIDENCE;
  }

  /** The guess as it leaves the detector, its corners as shares of a picture of that size. */
  PlateReading asReading(int widthPixels, int heightPixels) {
    return new PlateReading(
        number,
        confidence,
        colour,
        quad.corners().stream()
            .map(
                corner ->
                    new NormalisedPoint(
                        share(corner.x(), widthPixels), share(corner.y(), heightPixels)))
            .toList());
  }

  private static double share(double pixels, int size) {
    return Math.max(0, Math.min(1, pixels / size));
  }
}
