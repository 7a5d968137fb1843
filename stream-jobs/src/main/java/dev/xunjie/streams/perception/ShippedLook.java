package dev.xunjie.streams.perception;

import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.detector.perception.Perceived;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.detector.tracking.TrackingState;

/** The detector's own perception. */
record ShippedLook(Perception perception) implements FrameLook {
  @Override
  public Perceived look(TrackingState state, CapturedFrame frame) {
    return perception.look(state, frame);
  }

  @Override
  public String modelVersion() {
    return perception.modelVersion();
  }

  @Override
  public void close() {
    perception.close();
  }
}
