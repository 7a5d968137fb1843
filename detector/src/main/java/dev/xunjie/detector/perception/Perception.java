package dev.xunjie.detector.perception;

import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.detector.detection.Detection;
import dev.xunjie.detector.detection.ObjectDetector;
import dev.xunjie.detector.detection.TorchDetector;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.detector.tracking.Look;
import dev.xunjie.detector.tracking.PlaceAndLookTracker;
import dev.xunjie.detector.tracking.Tracking;
import dev.xunjie.models.ModelStore;
import java.util.List;

/**
 * The whole way from a frame's pixels to an observation: decode, detect, track. Holds the network
 * and nothing of any camera, so that one serves all cameras of a thread; not for several threads at
 * once. Must be closed.
 */
public final class Perception implements AutoCloseable {
  /** The detector that ships. */
  public static final String SHIPPED_DETECTOR = "nanodet_g_int8_512";

  private final ObjectDetector detector;

  public Perception(ObjectDetector detector) {
    this.detector = detector;
  }

  /** With the weights that ship. */
  public static Perception shipped() {
    return new Perception(TorchDetector.open(ModelStore.shipped(), SHIPPED_DETECTOR));
  }

  /**
   * Looks at a frame.
   *
   * @param state what is remembered of the frame's camera
   * @param frame a frame newer than those before
   * @param regions where in the picture it matters what is seen
   * @throws UnreadableFrameException if the frame is no picture; the state then stays as it is
   */
  public Perceived look(PerceptionState state, CapturedFrame frame, RegionsOfInterest regions) {
    try (BgrImage picture = BgrImage.decode(frame.jpeg())) {
      List<Detection> detections = detector.detect(picture);
      Tracking tracking =
          PlaceAndLookTracker.update(
              state.tracking(),
              detections,
              place -> new Look(picture.greyPatch(place, Look.SIDE)),
              frame.capturedAt());
      return new Perceived(
          new PerceptionState(tracking.state()),
          new Observation(
              frame.cameraId(),
              frame.capturedAt(),
              frame.reference(),
              tracking.objects(),
              detector.modelId()));
    }
  }

  /** Id of the weights that look. */
  public String modelVersion() {
    return detector.modelId();
  }

  @Override
  public void close() {
    detector.close();
  }
}
