package dev.xunjie.streams.perception;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.detector.perception.Perceived;
import dev.xunjie.detector.perception.PerceptionState;
import dev.xunjie.detector.perception.RegionsOfInterest;
import dev.xunjie.detector.shopfront.ShopFront;
import dev.xunjie.detector.shopfront.UnfitReference;
import dev.xunjie.detector.tracking.TrackingState;
import dev.xunjie.streams.Streets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sees a parked car in each frame that says "picture", and counts frames by the ids it gives: the
 * n-th frame of a camera is model "n". With the first it finds that the lens has moved. Anything
 * else is no picture.
 */
public final class TestingLook implements FrameLook {
  public static final byte[] PICTURE = "picture".getBytes(UTF_8);
  public static final byte[] NO_PICTURE = "no picture".getBytes(UTF_8);

  private boolean closed;
  private int zonesOfLastFrame;
  private List<ShopFront> frontsOfLastFrame = List.of();

  boolean isClosed() {
    return closed;
  }

  /** How many zones the last frame was looked at with. */
  int zonesOfLastFrame() {
    return zonesOfLastFrame;
  }

  /** The shop fronts that the last frame was looked at with. */
  List<ShopFront> frontsOfLastFrame() {
    return frontsOfLastFrame;
  }

  @Override
  public Perceived look(
      PerceptionState state,
      CapturedFrame frame,
      RegionsOfInterest regions,
      List<ShopFront> fronts) {
    if (!new String(frame.jpeg(), UTF_8).equals("picture")) {
      throw new UnreadableFrameException("begins like text");
    }
    long next = state.tracking().nextTrackId();
    frontsOfLastFrame = List.copyOf(fronts);
    zonesOfLastFrame = regions.zones().size();
    return new Perceived(
        new PerceptionState(
            new TrackingState(Optional.of(frame.capturedAt()), next + 1, List.of()), Map.of()),
        new Observation(
            frame.cameraId(),
            frame.capturedAt(),
            frame.reference(),
            List.of(Streets.parkedCar()),
            String.valueOf(next)),
        next == 1
            ? Optional.of(
                new SceneStatus(
                    frame.cameraId(),
                    frame.capturedAt(),
                    Set.of(SceneFault.MOVED),
                    LightLevel.DAY,
                    Optional.empty()))
            : Optional.empty(),
        fronts.stream()
            .map(front -> new UnfitReference(front.zoneId(), "clean.jpg", "too small"))
            .filter(unfit -> next == 1)
            .toList(),
        List.of());
  }

  @Override
  public String modelVersion() {
    return "testing";
  }

  @Override
  public void close() {
    closed = true;
  }
}
