package dev.xunjie.detector.plate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Output of the corner locator.
 *
 * @param values heat, then eight corner offsets, each rows × columns
 * @param rows cells from top to bottom
 * @param columns cells from left to right
 */
record HeatMap(float[] values, int rows, int columns) {
  /** A peak is the hottest cell within so many cells around. */
  private static final int REACH = 2;

  /**
   * @param stride input pixels a cell
   * @return plates in input pixels, the hottest first
   */
  List<LocatedPlate> peaks(double leastHeat, int most, int stride) {
    List<LocatedPlate> peaks = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float heat = values[row * columns + column];
        if (heat >= leastHeat && isPeak(row, column, heat)) {
          peaks.add(
              new LocatedPlate(
                  quadAt(row, column, stride), Math.min(1, heat), LocatedPlate.Evidence.CORNERS));
        }
      }
    }
    return peaks.stream()
        .sorted(Comparator.comparingDouble(peak -> -peak.score()))
        .limit(most)
        .toList();
  }

  private boolean isPeak(int row, int column, float heat) {
    for (int y = Math.max(0, row - REACH); y <= Math.min(rows - 1, row + REACH); y++) {
      for (int x = Math.max(0, column - REACH); x <= Math.min(columns - 1, column + REACH); x++) {
        float other = values[y * columns + x];
        boolean before = y < row || (y == row && x < column);
        if (other > heat || (other == heat && before)) {
          return false;
        }
      }
    }
    return true;
  }

  private PlateQuad quadAt(int row, int column, int stride) {
    return new PlateQuad(
        cornerAt(0, row, column, stride),
        cornerAt(1, row, column, stride),
        cornerAt(2, row, column, stride),
        cornerAt(3, row, column, stride));
  }

  private Corner cornerAt(int corner, int row, int column, int stride) {
    int cell = row * columns + column;
    int plane = rows * columns;
    return new Corner(
        (column + .5) * stride + values[(1 + 2 * corner) * plane + cell],
        (row + .5) * stride + values[(2 + 2 * corner) * plane + cell]);
  }
}
