package dev.xunjie.detector.gate;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the gate remembers of one camera; up to 35 KB as JSON, 20 KB at 16:9.
 *
 * @param width width of the picture last looked at, in pixels; 0 before the first
 * @param height its height in pixels
 * @param looked its brightness as the gate compares it, rows from the top
 * @param lookedAt when it was taken
 */
public record GateState(int width, int height, byte[] looked, Optional<Instant> lookedAt) {
  public static final GateState EMPTY = new GateState(0, 0, new byte[0], Optional.empty());

  @Override
  public boolean equals(Object other) {
    return other instanceof GateState state
        && width == state.width
        && height == state.height
        && Arrays.equals(looked, state.looked)
        && lookedAt.equals(state.lookedAt);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(looked);
  }
}
