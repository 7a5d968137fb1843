package dev.xunjie.detector.plate;

/**
 * Where a plate may be.
 *
 * @param quad its corners in pixels of the picture that was searched
 * @param score the locator's confidence, 0 to 1
 * @param by what spoke for it
 */
public record LocatedPlate(PlateQuad quad, double score, Evidence by) {
  public LocatedPlate {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score is %s, but must be 0 to 1".formatted(score));
    }
  }

  /** What speaks for a plate. */
  public enum Evidence {
    /** Its four corners. */
    CORNERS,
    /** Writing. */
    TEXT
  }

  LocatedPlate movedAndScaled(double alongX, double alongY, double scale) {
    return new LocatedPlate(quad.movedAndScaled(alongX, alongY, scale), score, by);
  }

  LocatedPlate scored(double newScore) {
    return new LocatedPlate(quad, newScore, by);
  }
}
