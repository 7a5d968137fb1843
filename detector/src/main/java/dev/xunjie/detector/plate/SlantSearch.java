package dev.xunjie.detector.plate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * Finds how a plate lies in a box around it: first how far its writing falls, then how far it
 * leans, each in coarse steps and then finer. No slant is asked about twice.
 */
final class SlantSearch {
  /** How far the right end lies below the left, in shares of the height. */
  private static final double[] FALLS = {0, -.4, -.2, .2, .4};

  /** How far the upper edge lies to the right of the lower, in shares of the width. */
  private static final double[] LEANS = {0, -.24, -.12, .12, .24};

  private static final double[] FINER_FALLS = {0, -.1, .1};
  private static final double[] FINER_LEANS = {0, -.06, .06};

  private final DoubleBinaryOperator likelihood;
  private final Map<Slant, Double> known = new HashMap<>();

  /**
   * @param likelihood of the best reading at a slant: what falls and leans, see {@link
   *     PlateQuad#slanted}
   */
  SlantSearch(DoubleBinaryOperator likelihood) {
    this.likelihood = likelihood;
  }

  /** The slant that reads best; of equal ones the first asked about, no slant before any other. */
  Slant best() {
    Slant best = new Slant(0, 0);
    best = bestFrom(best, FALLS, LEANS);
    return bestFrom(best, FINER_FALLS, FINER_LEANS);
  }

  private Slant bestFrom(Slant start, double[] falls, double[] leans) {
    Slant best = start;
    for (double fall : falls) {
      best = better(best, new Slant(start.falls() + fall, start.leans()));
    }
    Slant middle = best;
    for (double lean : leans) {
      best = better(best, new Slant(middle.falls(), middle.leans() + lean));
    }
    return best;
  }

  private Slant better(Slant one, Slant other) {
    return likelihoodOf(other) > likelihoodOf(one) ? other : one;
  }

  private double likelihoodOf(Slant slant) {
    return known.computeIfAbsent(
        slant, each -> likelihood.applyAsDouble(each.falls(), each.leans()));
  }

  /**
   * How a plate lies in its box, see {@link PlateQuad#slanted}.
   *
   * @param falls to the right, in shares of the height
   * @param leans to the right, in shares of the width
   */
  record Slant(double falls, double leans) {}
}
