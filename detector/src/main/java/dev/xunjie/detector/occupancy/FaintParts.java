package dev.xunjie.detector.occupancy;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * Hysteresis: what light could explain, but touches what it can't, is a part of it, as the grey
 * side of a crate whose other side is red. Only what is very unlike the reference joins: a shadow's
 * cells beside its corners are so by .15 to .25, those of small grey things by .35 to .6.
 */
final class FaintParts {
  /** How unlike the reference a faint part is, whatever light explains of it. */
  private static final double LEAST_UNLIKE = .35;

  /** Share of a group of touching cells that must differ plainly for all of it to do so. */
  private static final double LEAST_PLAIN_SHARE = .25;

  private FaintParts() {}

  /**
   * The differences, those of faint parts raised to {@link SceneDifference#DIFFERENT}.
   *
   * @param differences one for each cell, row by row
   * @param beforeLight the same before what light explains was taken off
   * @param hidden cells with a person or vehicle before them: they join nothing
   */
  static float[] joined(
      float[] differences, float[] beforeLight, boolean[] hidden, int rows, int columns) {
    IntPredicate isPart =
        cell ->
            !hidden[cell]
                && (isPlain(differences[cell])
                    || differences[cell] >= SceneDifference.ALIKE
                        && beforeLight[cell] >= LEAST_UNLIKE);
    float[] joined = differences.clone();
    CellGroups.of(rows, columns, isPart).stream()
        .filter(group -> plainShare(group, differences) >= LEAST_PLAIN_SHARE)
        .forEach(group -> group.forEach(cell -> joined[cell] = raised(differences[cell])));
    return joined;
  }

  private static boolean isPlain(float difference) {
    return difference >= SceneDifference.DIFFERENT;
  }

  private static float raised(float difference) {
    return Math.max(difference, (float) SceneDifference.DIFFERENT);
  }

  private static double plainShare(List<Integer> group, float[] differences) {
    long plain = group.stream().filter(cell -> isPlain(differences[cell])).count();
    return (double) plain / group.size();
  }
}
