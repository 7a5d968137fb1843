package dev.xunjie.standalone.evaluation.appearance;

import dev.xunjie.detector.appearance.HeadFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** How well probabilities answer a question; truths in between aren't scored. */
public final class AnswerScores {
  private static final int BOOTSTRAP_ROUNDS = 1000;
  private static final long BOOTSTRAP_SEED = 20260301;
  private static final double HALF = .5;

  private final List<Double> yes = new ArrayList<>();
  private final List<Double> no = new ArrayList<>();

  /** Takes in a judgement. */
  public void add(double truth, double probability) {
    if (truth == 1) {
      yes.add(probability);
    } else if (truth == 0) {
      no.add(probability);
    }
  }

  /** The figures; the 95 % intervals draw the examples anew, each answer's among themselves. */
  public HeadFigures figures() {
    double[] allYes = array(yes);
    double[] allNo = array(no);
    Random random = new Random(BOOTSTRAP_SEED);
    double[] balanced = new double[BOOTSTRAP_ROUNDS];
    double[] areas = new double[BOOTSTRAP_ROUNDS];
    for (int round = 0; round < BOOTSTRAP_ROUNDS; round++) {
      double[] drawnYes = drawn(allYes, random);
      double[] drawnNo = drawn(allNo, random);
      balanced[round] = balancedAccuracy(drawnYes, drawnNo);
      areas[round] = areaUnderCurve(drawnYes, drawnNo);
    }
    Arrays.sort(balanced);
    Arrays.sort(areas);
    int all = allYes.length + allNo.length;
    double right = above(allYes) + allNo.length - above(allNo);
    return new HeadFigures(
        allYes.length,
        allNo.length,
        all == 0 ? 0 : right / all,
        all == 0 ? 0 : (double) Math.max(allYes.length, allNo.length) / all,
        balancedAccuracy(allYes, allNo),
        low(balanced),
        high(balanced),
        areaUnderCurve(allYes, allNo),
        low(areas),
        high(areas));
  }

  private static double balancedAccuracy(double[] yes, double[] no) {
    if (yes.length == 0 || no.length == 0) {
      return HALF;
    }
    return (above(yes) / yes.length + 1 - above(no) / no.length) / 2;
  }

  private static double areaUnderCurve(double[] yes, double[] no) {
    if (yes.length == 0 || no.length == 0) {
      return HALF;
    }
    double wins = 0;
    for (double one : yes) {
      for (double other : no) {
        wins += one > other ? 1 : one == other ? HALF : 0;
      }
    }
    return wins / yes.length / no.length;
  }

  private static double above(double[] probabilities) {
    return Arrays.stream(probabilities).filter(probability -> probability >= HALF).count();
  }

  private static double[] drawn(double[] from, Random random) {
    return random
        .ints(from.length, 0, Math.max(1, from.length))
        .mapToDouble(i -> from[i])
        .toArray();
  }

  private static double low(double[] sorted) {
    return sorted[(int) (.025 * sorted.length)];
  }

  private static double high(double[] sorted) {
    return sorted[(int) (.975 * sorted.length)];
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
