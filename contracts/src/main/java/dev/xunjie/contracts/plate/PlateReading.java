package dev.xunjie.contracts.plate;

import dev.xunjie.contracts.geometry.NormalisedPoint;
import java.util.List;
import java.util.Objects;

/**
 * A number plate read in one frame. There is none for a plate that couldn't be read for certain.
 *
 * @param number what stands on it
 * @param confidence calibrated: of readings that say .9, nine of ten are right; 0 to 1
 * @param colour its ground
 * @param corners of the plate in the frame: top left, top right, bottom right, bottom left as its
 *     writing runs; cut at the frame's edge
 */
public record PlateReading(
    PlateNumber number, double confidence, PlateColour colour, List<NormalisedPoint> corners) {
  private static final int CORNERS = 4;

  public PlateReading {
    Objects.requireNonNull(number, "number is missing");
    Objects.requireNonNull(colour, "colour is missing");
    corners = List.copyOf(Objects.requireNonNull(corners, "corners are missing"));
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "confidence is %s, but must be 0 to 1".formatted(confidence));
    }
    if (corners.size() != CORNERS) {
      throw new IllegalArgumentException(
          "a plate has four corners, but %d were given".formatted(corners.size()));
    }
  }
}
