package dev.xunjie.detector.perception;

import dev.xunjie.detector.tracking.TrackingState;
import java.time.Instant;
import java.util.Optional;

/**
 * What perception remembers of one camera.
 *
 * @param tracking what moves and stands in its picture
 */
public record PerceptionState(TrackingState tracking) {
  /** Of a camera that was never looked at. */
  public static final PerceptionState EMPTY = new PerceptionState(TrackingState.EMPTY);

  /** Capture time of the newest frame that was looked at. */
  public Optional<Instant> lastFrameAt() {
    return tracking.lastFrameAt();
  }
}
