package dev.xunjie.detector.occupancy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which cells of a view count as taken, and how much of the zone they make up. */
final class TakenCells {
  private TakenCells() {}

  /** The taken cells in the zone that touch at least so many others, themselves counted. */
  static boolean[] of(List<CellMemory> cells, ZoneView view, int leastCells) {
    boolean[] taken = new boolean[view.cells()];
    CellGroups.of(view.rows(), view.columns(), cell -> isTaken(cells, view, cell)).stream()
        .filter(group -> group.size() >= leastCells)
        .forEach(group -> group.forEach(cell -> taken[cell] = true));
    return taken;
  }

  /** Share of the zone's area that the marked cells make up, 0 to 1. */
  static double zoneShare(boolean[] marked, ZoneView view) {
    double inMarked = 0;
    double all = 0;
    for (int cell = 0; cell < marked.length; cell++) {
      all += view.zoneShare(cell);
      inMarked += marked[cell] ? view.zoneShare(cell) : 0;
    }
    return all == 0 ? 0 : Math.min(1, inMarked / all);
  }

  /**
   * Since when things have stood on the marked cells: on half of them by then, so that one in which
   * something else stood just before says nothing. Absent without any.
   */
  static Optional<Instant> since(List<CellMemory> cells, boolean[] marked) {
    long[] sinces =
        IntStream.range(0, marked.length)
            .filter(cell -> marked[cell])
            .mapToLong(cell -> cells.get(cell).sinceEpochMillis())
            .sorted()
            .toArray();
    return sinces.length == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(sinces[(sinces.length - 1) / 2]));
  }

  /** The box around all marked cells, in the whole picture; absent without any. */
  static Optional<NormalisedBox> extent(boolean[] marked, ZoneView view) {
    return IntStream.range(0, marked.length)
        .filter(cell -> marked[cell])
        .mapToObj(view::placeOf)
        .reduce(NormalisedBox::union);
  }

  /** Share of a box's cells that are marked, 0 to 1; 0 where the box lies beyond the view. */
  static double shareOfBox(boolean[] marked, NormalisedBox box, ZoneView view) {
    boolean[] inBox = new boolean[marked.length];
    view.mark(box, 0, inBox);
    int both = 0;
    int all = 0;
    for (int cell = 0; cell < marked.length; cell++) {
      all += inBox[cell] ? 1 : 0;
      both += inBox[cell] && marked[cell] ? 1 : 0;
    }
    return all == 0 ? 0 : (double) both / all;
  }

  static List<Boolean> asList(boolean[] marked) {
    List<Boolean> list = new ArrayList<>(marked.length);
    for (boolean each : marked) {
      list.add(each);
    }
    return list;
  }

  private static boolean isTaken(List<CellMemory> cells, ZoneView view, int cell) {
    return cells.get(cell).taken() && view.zoneShare(cell) > 0;
  }
}
