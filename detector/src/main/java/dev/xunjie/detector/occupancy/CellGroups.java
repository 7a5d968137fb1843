package dev.xunjie.detector.occupancy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** Cells of a grid that belong together because they touch each other, edge to edge. */
final class CellGroups {
  private CellGroups() {}

  /**
   * The groups of the cells that meet a condition; each such cell is in one of them.
   *
   * @param belongs whether a cell does, by its number, row by row
   */
  static List<List<Integer>> of(int rows, int columns, IntPredicate belongs) {
    List<List<Integer>> groups = new ArrayList<>();
    boolean[] visited = new boolean[rows * columns];
    for (int start = 0; start < visited.length; start++) {
      if (!visited[start] && belongs.test(start)) {
        groups.add(around(start, rows, columns, belongs, visited));
      }
    }
    return groups;
  }

  private static List<Integer> around(
      int start, int rows, int columns, IntPredicate belongs, boolean[] visited) {
    List<Integer> group = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    visited[start] = true;
    while (!open.isEmpty()) {
      int cell = open.pop();
      group.add(cell);
      int row = cell / columns;
      int column = cell % columns;
      int[] neighbours = {
        row > 0 ? cell - columns : cell,
        row < rows - 1 ? cell + columns : cell,
        column > 0 ? cell - 1 : cell,
        column < columns - 1 ? cell + 1 : cell
      };
      for (int neighbour : neighbours) {
        if (!visited[neighbour] && belongs.test(neighbour)) {
          visited[neighbour] = true;
          open.push(neighbour);
        }
      }
    }
    return group;
  }
}
