package dev.xunjie.detector.plate;

/**
 * Where a plate may be.
 *
 * @param quad its corners in pixels of the picture that was searched
 * @param score the locator's confidence, 0 to 1
 */
public record LocatedPlate(PlateQuad quad, double score) {
  public LocatedPlate {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score is %s, but must be 0 to 1".formatted(score));
    }
  }
}
