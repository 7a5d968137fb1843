package dev.xunjie.detector.gate;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.Arrays;

/**
 * Which parts of a picture changed, on a grid of {@link #ACROSS} × {@link #DOWN} cells.
 *
 * @param changed cells by rows from the top
 */
public record Changes(boolean[] changed) {
  public static final int ACROSS = 16;
  public static final int DOWN = 12;

  public Changes {
    if (changed.length != ACROSS * DOWN) {
      throw new IllegalArgumentException(
          "%d cells, where there are %d".formatted(changed.length, ACROSS * DOWN));
    }
    changed = changed.clone();
  }

  @Override
  public boolean[] changed() {
    return changed.clone();
  }

  static Changes everywhere() {
    boolean[] all = new boolean[ACROSS * DOWN];
    Arrays.fill(all, true);
    return new Changes(all);
  }

  /** Whether nothing changed at all. */
  public boolean none() {
    return share() == 0;
  }

  /** Share of the cells that changed, 0 to 1. */
  public double share() {
    int count = 0;
    for (boolean cell : changed) {
      count += cell ? 1 : 0;
    }
    return (double) count / changed.length;
  }

  /** Whether a cell changed that the box touches. */
  public boolean touch(NormalisedBox box) {
    int left = (int) Math.floor(box.left() * ACROSS);
    int top = (int) Math.floor(box.top() * DOWN);
    int right = Math.min(ACROSS, (int) Math.ceil(box.right() * ACROSS));
    int bottom = Math.min(DOWN, (int) Math.ceil(box.bottom() * DOWN));
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        if (changed[row * ACROSS + column]) {
          return true;
        }
      }
    }
    return false;
  }
}
