package dev.xunjie.detector.occupancy;

import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import java.util.List;

/**
 * What looking at a zone led to.
 *
 * @param state what to remember of the zone
 * @param occupancy what is reported
 * @param difference how this picture differs from the references, for drawing
 * @param takenCells which cells count as taken, for drawing; row by row
 */
public record OccupancyLook(
    OccupancyState state,
    ZoneOccupancy occupancy,
    SceneDifference difference,
    List<Boolean> takenCells) {
  public OccupancyLook {
    takenCells = List.copyOf(takenCells);
  }
}
