package dev.xunjie.detector.perception;

import dev.xunjie.detector.tracking.TrackingState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What perception remembers of one camera.
 *
 * @param tracking what moves and stands in its picture
 * @param scrutinies what was found out about vehicles at rest by looking closer, by track id
 */
public record PerceptionState(TrackingState tracking, Map<Long, Scrutiny> scrutinies) {
  /** Of a camera that was never looked at. */
  public static final PerceptionState EMPTY = new PerceptionState(TrackingState.EMPTY, Map.of());

  public PerceptionState {
    scrutinies = Map.copyOf(scrutinies);
  }

  /** Capture time of the newest frame that was looked at. */
  public Optional<Instant> lastFrameAt() {
    return tracking.lastFrameAt();
  }
}
