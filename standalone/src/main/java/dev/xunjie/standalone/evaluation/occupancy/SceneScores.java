package dev.xunjie.standalone.evaluation.occupancy;

import dev.xunjie.detector.occupancy.SceneDifference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How well single looks tell cells where something stands from cells where nothing does. */
final class SceneScores {
  /** A cell counts as taken in truth from this share on, and as free below the other. */
  static final double TAKEN_SHARE = .6;

  static final double FREE_SHARE = .02;

  private final List<Double> taken = new ArrayList<>();
  private final List<Double> free = new ArrayList<>();
  private int scenes;
  private int quietScenes;
  private int falseScenes;

  /**
   * Takes in a look.
   *
   * @param difference for each cell
   * @param truth share of each cell that a thing covers, 0 to 1
   * @param zoneShare share of each cell in the zone
   */
  void add(float[] difference, float[] truth, float[] zoneShare) {
    scenes++;
    boolean quiet = true;
    int different = 0;
    for (int cell = 0; cell < difference.length; cell++) {
      quiet &= truth[cell] == 0;
    }
    for (int cell = 0; cell < difference.length; cell++) {
      if (zoneShare[cell] == 0) {
        continue;
      }
      different += difference[cell] >= SceneDifference.DIFFERENT ? 1 : 0;
      if (truth[cell] >= TAKEN_SHARE) {
        taken.add((double) difference[cell]);
      } else if (quiet && truth[cell] <= FREE_SHARE) {
        free.add((double) difference[cell]);
      }
    }
    quietScenes += quiet ? 1 : 0;
    falseScenes += quiet && different > 0 ? 1 : 0;
  }

  int scenes() {
    return scenes;
  }

  int quietScenes() {
    return quietScenes;
  }

  /** Scenes with nothing standing there in which any cell is called different in a single look. */
  int falseScenes() {
    return falseScenes;
  }

  /** Area under the ROC curve over cells; .5 where there is nothing to compare. */
  double areaUnderCurve() {
    if (taken.isEmpty() || free.isEmpty()) {
      return .5;
    }
    double[] sorted = free.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double wins = 0;
    for (double value : taken) {
      wins += (below(sorted, value) + belowOrEqual(sorted, value)) / 2.0;
    }
    return wins / taken.size() / free.size();
  }

  /** Share of truly taken cells called different. */
  double found() {
    return share(taken, SceneDifference.DIFFERENT);
  }

  /** Share of cells called different in scenes with nothing standing there. */
  double falseShare() {
    return share(free, SceneDifference.DIFFERENT);
  }

  /** Share of truly taken cells that exceed what only so many of the free cells do. */
  double foundAtFalseShare(double falseShare) {
    if (taken.isEmpty() || free.isEmpty()) {
      return 0;
    }
    double[] sorted = free.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int index = (int) Math.ceil((1 - falseShare) * sorted.length) - 1;
    return share(taken, Math.nextUp(sorted[Math.max(0, index)]));
  }

  private static double share(List<Double> values, double least) {
    return values.isEmpty()
        ? 0
        : (double) values.stream().filter(value -> value >= least).count() / values.size();
  }

  private static int below(double[] sorted, double value) {
    int index = Arrays.binarySearch(sorted, Math.nextDown(value));
    return insertion(sorted, index, Math.nextDown(value));
  }

  private static int belowOrEqual(double[] sorted, double value) {
    return insertion(sorted, Arrays.binarySearch(sorted, value), value);
  }

  private static int insertion(double[] sorted, int index, double value) {
    if (index < 0) {
      return -index - 1;
    }
    int after = index;
    while (after < sorted.length && sorted[after] <= value) {
      after++;
    }
    return after;
  }
}
