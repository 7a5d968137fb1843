package dev.xunjie.streams.perception;

import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.detector.perception.Perceived;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.detector.perception.PerceptionState;
import dev.xunjie.detector.perception.RegionsOfInterest;
import dev.xunjie.detector.shopfront.ShopFront;
import java.util.List;

/** The detector's own perception. */
record ShippedLook(Perception perception) implements FrameLook {
  @Override
  public Perceived look(
      PerceptionState state,
      CapturedFrame frame,
      RegionsOfInterest regions,
      List<ShopFront> fronts) {
    return perception.look(state, frame, regions, fronts);
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
