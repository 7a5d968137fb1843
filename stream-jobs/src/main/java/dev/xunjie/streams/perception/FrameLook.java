package dev.xunjie.streams.perception;

import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.detector.perception.Perceived;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.detector.perception.PerceptionState;
import dev.xunjie.detector.perception.RegionsOfInterest;
import dev.xunjie.detector.shopfront.ShopFront;
import java.io.Serializable;
import java.util.List;

/** What looks at frames, one for each subtask; the job's seam to the detector. */
public interface FrameLook extends AutoCloseable {
  /**
   * Looks at a frame newer than those before.
   *
   * @param state what is remembered of the frame's camera
   * @param regions where in its picture it matters what is seen
   * @param fronts where in it it matters what stands there
   * @throws dev.xunjie.detector.image.UnreadableFrameException if the frame is no picture
   */
  Perceived look(
      PerceptionState state,
      CapturedFrame frame,
      RegionsOfInterest regions,
      List<ShopFront> fronts);

  /** Id of the weights that look, for the log. */
  String modelVersion();

  @Override
  void close();

  /** With the weights that ship. */
  static FrameLook shipped() {
    return new ShippedLook(Perception.shipped());
  }

  /** Opens one on the machine where it looks: networks don't travel with the job. */
  @FunctionalInterface
  interface Opening extends Serializable {
    /** A new one; the caller closes it. */
    FrameLook open();
  }
}
