package dev.xunjie.detector.scene;

import dev.xunjie.contracts.scene.SceneFault;
import java.util.Optional;

/**
 * A picture against the reference of its view.
 *
 * @param similarity correlation of the structures as they lie, -1 to 1
 * @param covered share of the telling blocks, and of those that are known though bare, in which
 *     neither the view nor any detail is seen
 * @param blurred share of the telling blocks in which the view is seen without its fine detail
 * @param fogged share of the telling blocks in which the view is seen through a bright veil
 * @param found where else in the picture the view was found, if it isn't where it was
 * @param wandered how far its places have wandered then, as a share of the width; 0 if in place
 */
record ViewComparison(
    double similarity,
    double covered,
    double blurred,
    double fogged,
    Optional<Structure.Match> found,
    double wandered) {
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

  /** A thing before the lens has nothing at all in common with what it hides. */
  private static final double LOST = 0.15;

  /** Wandered less than this share of the width, the view sways: blocks are compared there. */
  private static final double SWAY = 0.02;

  static ViewComparison of(Measurement measured, Reference reference) {
    Structure known = reference.view();
    Correlation inPlace = new Correlation(measured.structure(), known);
    Optional<Structure.Match> found =
        ViewSearch.elsewhere(measured.structure(), known, inPlace.whole());
    Correlation correlation =
        found
            .filter(match -> known.wandered(match) < SWAY)
            .map(
                sway ->
                    new Correlation(
                        measured.structure(), known, sway.rightPixels(), sway.downPixels()))
            .orElse(inPlace);
    int telling = 0;
    int bare = 0;
    int covered = 0;
    int blurred = 0;
    int fogged = 0;
    for (int block = 0; block < Blocks.COUNT; block++) {
      if (!reference.isTelling(block)) {
        if (reference.isKnownThoughBare(block)) {
          bare++;
          covered += isBareInstead(block, correlation, measured) ? 1 : 0;
        }
        continue;
      }
      telling++;
      boolean seen = correlation.in(block) >= SEEN;
      double contrast = reference.contrastShare(block, measured);
      double detail = reference.detailShare(block, measured);
      double luminance = measured.luminance()[block];
      if (!seen) {
        covered +=
            detail < FEATURELESS_DETAIL || isBareInstead(block, correlation, measured) ? 1 : 0;
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
        inPlace.whole(),
        covered / Math.max(1.0, telling + bare),
        blurred / blocks,
        fogged / blocks,
        found,
        found.map(known::wandered).orElse(0.0));
  }

  /** Share of the view that suffers from one of these three faults. */
  double shareOf(SceneFault fault) {
    return switch (fault) {
      case COVERED -> covered;
      case FOGGED -> fogged;
      case BLURRED -> blurred;
      default -> throw new IllegalArgumentException(fault + " isn't measured by blocks");
    };
  }

  /** Whether a block shows nothing, and not the nothing that it used to show. */
  private static boolean isBareInstead(int block, Correlation correlation, Measurement measured) {
    return correlation.in(block) < LOST
        && !Reference.isTelling(block, measured)
        && measured.luminance()[block] >= LIT;
  }

  /** Share of the telling blocks that can't be judged for one of these reasons. */
  double impaired() {
    return covered + blurred + fogged;
  }
}
