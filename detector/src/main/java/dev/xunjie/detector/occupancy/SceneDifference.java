package dev.xunjie.detector.occupancy;

import dev.xunjie.detector.features.FeatureGrid;
import java.util.Arrays;
import java.util.List;

/**
 * How far a look differs from the reference looks, cell by cell.
 *
 * <p>The cosine distance of the backbone's features, mean of its levels, less what changed
 * everywhere (rain, haze, dusk), and cut to a third where a change of light alone explains it. Of
 * several references each cell takes the one that it is most like, of those on which nobody stands
 * before it; without any it counts as alike. Measured on composed scenes
 * (docs/evaluation-appearance.md): luminance structure alone tells far less than features; light's
 * explanation takes the false alarms of hard shadows away. A cell that differs faintly counts as
 * different where it belongs to what differs plainly (hysteresis): the pale side of a thing, which
 * light could explain.
 *
 * @param cells 0 (as on a reference) to 2, row by row
 * @param comparable whether the picture is like a reference at all
 */
public record SceneDifference(float[] cells, boolean comparable) {
  /** From here a cell shows something else: .3 % of cells in light, shadow and rain exceed .21. */
  public static final double DIFFERENT = .25;

  /** Below this a cell shows what the reference shows. */
  public static final double ALIKE = .16;

  /** Share of the cells that are taken as showing no thing, only the weather. */
  private static final double QUIET_SHARE = .25;

  /**
   * If even the quiet cells differ by this, the picture doesn't show the reference's scene: lens
   * moved or covered, night without a night reference.
   */
  private static final double INCOMPARABLE = .4;

  /** What remains of a difference that light explains wholly. */
  private static final double LEFT_BY_LIGHT = .3;

  /**
   * Compares.
   *
   * @param hidden cells with a person or vehicle before them, left out of what changed everywhere
   */
  static SceneDifference between(ReferenceLooks references, ZoneLook now, boolean[] hidden) {
    float[] least = new float[now.view().cells()];
    float[] beforeLight = new float[least.length];
    Arrays.fill(least, Float.MAX_VALUE);
    float quietest = Float.MAX_VALUE;
    for (ReferenceLooks.Reference reference : references.references()) {
      float[] unlike = unlikeness(reference.look(), now);
      float everywhere = quietLevel(unlike, hidden, reference.hidden());
      quietest = Math.min(quietest, everywhere);
      float[] light = LightChange.explanation(reference.look(), now);
      for (int cell = 0; cell < least.length; cell++) {
        if (reference.hidden()[cell]) {
          continue;
        }
        double left = 1 - (1 - LEFT_BY_LIGHT) * light[cell];
        float seen = Math.max(0, unlike[cell] - everywhere);
        if (seen * left < least[cell]) {
          least[cell] = (float) (seen * left);
          beforeLight[cell] = seen;
        }
      }
    }
    boolean[] unknown = references.hidden();
    for (int cell = 0; cell < least.length; cell++) {
      least[cell] = unknown[cell] ? 0 : least[cell];
    }
    int rows = now.view().rows();
    int columns = now.view().columns();
    return new SceneDifference(
        FaintParts.joined(
            CellMaps.neighbourMedians(least, rows, columns),
            CellMaps.neighbourMedians(beforeLight, rows, columns),
            hidden,
            rows,
            columns),
        quietest < INCOMPARABLE);
  }

  private static float[] unlikeness(ZoneLook reference, ZoneLook now) {
    ZoneView view = now.view();
    List<FeatureGrid> levels = now.features();
    float[] mean = new float[view.cells()];
    for (int level = 0; level < levels.size(); level++) {
      FeatureGrid grid = levels.get(level);
      float[] coarse = grid.unlikeness(reference.features().get(level));
      float[] fine =
          CellMaps.enlarged(coarse, grid.rows(), grid.columns(), view.rows(), view.columns());
      for (int cell = 0; cell < mean.length; cell++) {
        mean[cell] += fine[cell] / levels.size();
      }
    }
    return mean;
  }

  private static float quietLevel(float[] unlike, boolean[] hidden, boolean[] alsoHidden) {
    float[] seen = new float[unlike.length];
    int count = 0;
    for (int cell = 0; cell < unlike.length; cell++) {
      if (!hidden[cell] && !alsoHidden[cell]) {
        seen[count++] = unlike[cell];
      }
    }
    return count == 0
        ? Float.MAX_VALUE
        : CellMaps.quantile(Arrays.copyOf(seen, count), QUIET_SHARE);
  }
}
