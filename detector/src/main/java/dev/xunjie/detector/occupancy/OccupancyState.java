package dev.xunjie.detector.occupancy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of one zone between looks: a few numbers for each cell that differs, no
 * picture.
 *
 * @param cellCount how many cells there are; 0 before the first look
 * @param differing what is remembered of cells, by number; nothing of the others
 * @param undecided what would be remembered of cells if those who may be people or vehicles before
 *     them were none
 * @param lastLookAt when the zone was last looked at
 * @param referenceVersion the references that the memory was won with; empty before the first look
 * @param settled whether the last look changed no conviction: one more at the same picture would
 *     change none either
 * @param figures what may be people or vehicles that stand still
 */
public record OccupancyState(
    int cellCount,
    Map<Integer, CellMemory> differing,
    Map<Integer, CellMemory> undecided,
    Optional<Instant> lastLookAt,
    String referenceVersion,
    boolean settled,
    List<StillFigure> figures) {
  /** Nothing is known yet. */
  public static final OccupancyState EMPTY =
      new OccupancyState(0, Map.of(), Map.of(), Optional.empty(), "", false, List.of());

  public OccupancyState {
    differing = Collections.unmodifiableMap(new TreeMap<>(differing));
    undecided =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(undecided, Map.of())));
    lastLookAt = Objects.requireNonNullElse(lastLookAt, Optional.empty());
    figures = List.copyOf(Objects.requireNonNullElse(figures, List.of()));
  }

  static OccupancyState of(
      CellMemories memories,
      Instant lastLookAt,
      String referenceVersion,
      boolean settled,
      List<StillFigure> figures) {
    return new OccupancyState(
        memories.cells().size(),
        remarkable(memories.cells()),
        remarkable(memories.undecided()),
        Optional.of(lastLookAt),
        referenceVersion,
        settled,
        figures);
  }

  private static Map<Integer, CellMemory> remarkable(List<CellMemory> cells) {
    Map<Integer, CellMemory> remarkable = new TreeMap<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      if (!cells.get(cell).isEmpty()) {
        remarkable.put(cell, cells.get(cell));
      }
    }
    return remarkable;
  }

  /** All cells, row by row. */
  List<CellMemory> cells() {
    return all(differing);
  }

  /** What all cells would hold if those who may be somebody before them were things. */
  List<CellMemory> undecidedCells() {
    return all(undecided);
  }

  private List<CellMemory> all(Map<Integer, CellMemory> remarkable) {
    List<CellMemory> cells = new ArrayList<>(Collections.nCopies(cellCount, CellMemory.EMPTY));
    remarkable.forEach(cells::set);
    return cells;
  }
}
