package dev.xunjie.detector.occupancy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of one zone between looks: a few numbers for each cell, no picture.
 *
 * @param cells row by row; empty before the first look
 * @param lastLookAt when the zone was last looked at
 * @param referenceVersion the references that the memory was won with; empty before the first look
 * @param takenSince since when things have stood in the zone, if they do
 */
public record OccupancyState(
    List<CellMemory> cells,
    Optional<Instant> lastLookAt,
    String referenceVersion,
    Optional<Instant> takenSince) {
  /** Nothing is known yet. */
  public static final OccupancyState EMPTY =
      new OccupancyState(List.of(), Optional.empty(), "", Optional.empty());

  public OccupancyState {
    cells = List.copyOf(cells);
  }
}
