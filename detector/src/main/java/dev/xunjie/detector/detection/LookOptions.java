package dev.xunjie.detector.detection;

/**
 * How a detector looks, beside what its manifest entry says.
 *
 * @param leastScore boxes below this score aren't reported, 0 to 1
 * @param enlargement pixels of the input for each pixel that the manifest entry names, greater than
 *     0; other than 1 only for networks without a fixed size
 * @param mirrored whether it looks at the picture mirrored left to right; its boxes are where
 *     things are all the same
 */
public record LookOptions(double leastScore, double enlargement, boolean mirrored) {
  /**
   * Of the running system. Low, for the tracker lets weak detections continue what it knows, and
   * only strong ones begin anything.
   */
  public static final double LEAST_SCORE = 0.15;

  /** As the running system looks at whole pictures. */
  public static final LookOptions USUAL = new LookOptions(LEAST_SCORE, 1, false);

  public LookOptions {
    if (!(leastScore >= 0 && leastScore <= 1)) {
      throw new IllegalArgumentException("leastScore is %s, must be 0 to 1".formatted(leastScore));
    }
    if (!(enlargement > 0 && Double.isFinite(enlargement))) {
      throw new IllegalArgumentException(
          "enlargement is %s, must be greater than 0".formatted(enlargement));
    }
  }

  public LookOptions withLeastScore(double score) {
    return new LookOptions(score, enlargement, mirrored);
  }

  public LookOptions enlarged(double times) {
    return new LookOptions(leastScore, times, mirrored);
  }

  public LookOptions mirror() {
    return new LookOptions(leastScore, enlargement, !mirrored);
  }
}
