package dev.xunjie.detector.occupancy;

import java.util.List;

/**
 * Hysteresis: what differs faintly and touches what differs plainly is a part of it, as the grey
 * side of a thing whose other side is red. Measured on composed scenes
 * (docs/evaluation-appearance.md): half of the cells missed without it are found, at the same or
 * hardly more false ones.
 */
final class FaintParts {
  /**
   * Share of a group of touching cells, none alike, that must differ plainly for all of it to do
   * so. Hard shadows differ plainly in their corners alone.
   */
  private static final double LEAST_PLAIN_SHARE = .25;

  private FaintParts() {}

  /**
   * The differences, those of faint parts raised to {@link SceneDifference#DIFFERENT}.
   *
   * @param differences one for each cell, row by row
   * @param hidden cells with a person or vehicle before them: they join nothing
   */
  static float[] joined(float[] differences, boolean[] hidden, int rows, int columns) {
    float[] joined = differences.clone();
    CellGroups.of(
            rows, columns, cell -> !hidden[cell] && differences[cell] >= SceneDifference.ALIKE)
        .stream()
        .filter(group -> plainShare(group, differences) >= LEAST_PLAIN_SHARE)
        .forEach(group -> group.forEach(cell -> joined[cell] = raised(differences[cell])));
    return joined;
  }

  private static float raised(float difference) {
    return Math.max(difference, (float) SceneDifference.DIFFERENT);
  }

  private static double plainShare(List<Integer> group, float[] differences) {
    long plain =
        group.stream().filter(cell -> differences[cell] >= SceneDifference.DIFFERENT).count();
    return (double) plain / group.size();
  }
}
