package dev.xunjie.detector.occupancy;

import java.util.Arrays;

/** Maps with one number for each cell, row by row: smoothing, scaling, order statistics. */
final class CellMaps {
  private CellMaps() {}

  /** A coarse map brought to a finer grid, linear between the centres of cells. */
  static float[] enlarged(float[] map, int rows, int columns, int toRows, int toColumns) {
    if (rows == toRows && columns == toColumns) {
      return map;
    }
    float[] fine = new float[toRows * toColumns];
    for (int row = 0; row < toRows; row++) {
      double y = within((row + .5) * rows / toRows - .5, rows);
      int above = (int) y;
      int below = Math.min(rows - 1, above + 1);
      for (int column = 0; column < toColumns; column++) {
        double x = within((column + .5) * columns / toColumns - .5, columns);
        int left = (int) x;
        int right = Math.min(columns - 1, left + 1);
        double upper = mix(map[above * columns + left], map[above * columns + right], x - left);
        double lower = mix(map[below * columns + left], map[below * columns + right], x - left);
        fine[row * toColumns + column] = (float) mix(upper, lower, y - above);
      }
    }
    return fine;
  }

  /** Mean over each cell and its neighbours. */
  static float[] neighbourMeans(float[] map, int rows, int columns) {
    float[] means = new float[map.length];
    for (int cell = 0; cell < map.length; cell++) {
      float[] around = neighbourhood(map, cell, rows, columns);
      double sum = 0;
      for (float value : around) {
        sum += value;
      }
      means[cell] = (float) (sum / around.length);
    }
    return means;
  }

  /** Median over each cell and its neighbours: what stands alone goes. */
  static float[] neighbourMedians(float[] map, int rows, int columns) {
    float[] medians = new float[map.length];
    for (int cell = 0; cell < map.length; cell++) {
      medians[cell] = quantile(neighbourhood(map, cell, rows, columns), .5);
    }
    return medians;
  }

  /**
   * The value below which this share of the values lies.
   *
   * @param values at least one; are put in order
   */
  static float quantile(float[] values, double share) {
    Arrays.sort(values);
    return values[(int) Math.min(values.length - 1, share * values.length)];
  }

  private static float[] neighbourhood(float[] map, int cell, int rows, int columns) {
    int row = cell / columns;
    int column = cell % columns;
    float[] around = new float[9];
    int count = 0;
    for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        around[count++] = map[y * columns + x];
      }
    }
    return Arrays.copyOf(around, count);
  }

  private static double within(double position, int length) {
    return Math.max(0, Math.min(length - 1.0, position));
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
