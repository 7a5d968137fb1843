package dev.xunjie.detector.scene;

import java.util.Optional;

/**
 * A picture against the reference of its view.
 *
 * @param similarity correlation of the structures as they lie, -1 to 1
 * @param covered share of the telling blocks in which neither the view nor any detail is seen
 * @param blurred share of the telling blocks in which the view is seen without its fine detail
 * @param fogged share of the telling blocks in which the view is seen through a bright veil
 * @param found where else in the picture the view was found, if it isn't where it was
 */
record ViewComparison(
    double similarity,
    double covered,
    double blurred,
    double fogged,
    Optional<Structure.Match> found) {
  /**
   * With less correlation than this a block doesn't show what it did: fog leaves 0.7 and more, a
   * featureless thing before the lens less than 0.4.
   */
  private static final double SEEN = 0.45;

  /** A thing that hides the view and has itself less detail than this share is out of focus. */
  private static final double FEATURELESS_DETAIL = 0.4;

  /** Detail against contrast falls below this under a blur of two pixels at 640. */
  private static final double BLURRED_ACUITY = 0.5;

  /** Contrast falls below this when a veil takes half of the light. */
  private static final double FOGGED_CONTRAST = 0.45;

  /** No blur takes so much contrast at this coarse scale; what detail is left says nothing. */
  private static final double VEILED_CONTRAST = 0.3;

  /** Fog is bright (luminance 0 to 255); in the dark contrast is lost for lack of light. */
  private static final double FOG_LUMINANCE = 60;

  /** In blocks darker than this detail drowns in noise. */
  private static final double LIT = 25;

  /** A picture that resembles the reference this much as it lies isn't looked for elsewhere. */
  private static final double IN_PLACE = 0.85;

  /** Elsewhere the view must be found this surely … */
  private static final double FOUND = 0.3;

  /** … and so much better than where it was; letterbox bars and lanes resemble themselves. */
  private static final double BETTER = 0.05;

  static ViewComparison of(Measurement measured, Reference reference) {
    Correlation correlation = new Correlation(measured.structure(), reference.view());
    int telling = 0;
    int covered = 0;
    int blurred = 0;
    int fogged = 0;
    for (int block = 0; block < Blocks.COUNT; block++) {
      if (!reference.isTelling(block)) {
        continue;
      }
      telling++;
      boolean seen = correlation.in(block) >= SEEN;
      double contrast = reference.contrastShare(block, measured);
      double detail = reference.detailShare(block, measured);
      double luminance = measured.luminance()[block];
      if (!seen) {
        covered += detail < FEATURELESS_DETAIL ? 1 : 0;
      } else if (contrast < VEILED_CONTRAST && luminance >= FOG_LUMINANCE) {
        fogged++;
      } else if (detail < BLURRED_ACUITY * contrast && luminance >= LIT) {
        blurred++;
      } else if (contrast < FOGGED_CONTRAST && luminance >= FOG_LUMINANCE) {
        fogged++;
      }
    }
    double blocks = Math.max(1, telling);
    return new ViewComparison(
        correlation.whole(),
        covered / blocks,
        blurred / blocks,
        fogged / blocks,
        elsewhere(measured.structure(), reference.view(), correlation.whole()));
  }

  /** Share of the telling blocks that can't be judged for one of these reasons. */
  double impaired() {
    return covered + blurred + fogged;
  }

  private static Optional<Structure.Match> elsewhere(
      Structure seen, Structure known, double inPlace) {
    if (inPlace >= IN_PLACE) {
      return Optional.empty();
    }
    Structure.Match best = seen.within(known);
    return best.similarity() >= FOUND && best.similarity() >= inPlace + BETTER
        ? Optional.of(best)
        : Optional.empty();
  }
}
