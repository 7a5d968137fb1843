package dev.xunjie.detector.shopfront;

import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.detector.occupancy.OccupancyState;
import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered of one shop front between pictures.
 *
 * @param version of the front, see {@link ShopFront}
 * @param state what was learnt of it
 * @param newest what was last reported of it; absent if its references are unfit
 */
public record FrontMemory(String version, OccupancyState state, Optional<ZoneOccupancy> newest) {
  public FrontMemory {
    Objects.requireNonNull(version, "version is missing");
    Objects.requireNonNull(state, "state is missing");
    newest = Objects.requireNonNullElse(newest, Optional.empty());
  }

  /** Of a front that can't be compared. */
  static FrontMemory unfit(ShopFront front) {
    return new FrontMemory(front.version(), OccupancyState.EMPTY, Optional.empty());
  }

  boolean isOf(ShopFront front) {
    return version.equals(front.version());
  }

  /** Whether one more look at an unchanged picture would change nothing. */
  boolean isSettled() {
    return newest.isEmpty() || state.settled();
  }
}
