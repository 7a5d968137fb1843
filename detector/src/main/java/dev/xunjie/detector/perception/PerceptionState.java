package dev.xunjie.detector.perception;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.detector.gate.GateState;
import dev.xunjie.detector.scene.SceneState;
import dev.xunjie.detector.shopfront.FrontMemory;
import dev.xunjie.detector.tracking.TrackingState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What perception remembers of one camera.
 *
 * @param tracking what moves and stands in its picture
 * @param scrutinies what was found out about vehicles by looking closer, by track id
 * @param scene what its picture looks like
 * @param gate the picture that got the last full look
 * @param sceneStatus what was last said of the picture
 * @param fronts what stands before shops, by zone id
 */
public record PerceptionState(
    TrackingState tracking,
    Map<Long, Scrutiny> scrutinies,
    SceneState scene,
    GateState gate,
    Optional<SceneStatus> sceneStatus,
    Map<String, FrontMemory> fronts) {
  /** Of a camera that was never looked at. */
  public static final PerceptionState EMPTY = new PerceptionState(TrackingState.EMPTY, Map.of());

  public PerceptionState {
    scrutinies = Map.copyOf(scrutinies);
    scene = Objects.requireNonNullElse(scene, SceneState.EMPTY);
    gate = Objects.requireNonNullElse(gate, GateState.EMPTY);
    sceneStatus = Objects.requireNonNullElse(sceneStatus, Optional.empty());
    fronts = Map.copyOf(Objects.requireNonNullElse(fronts, Map.of()));
  }

  /** Of a camera whose picture nothing is known of. */
  public PerceptionState(TrackingState tracking, Map<Long, Scrutiny> scrutinies) {
    this(tracking, scrutinies, SceneState.EMPTY, GateState.EMPTY, Optional.empty(), Map.of());
  }

  /** Capture time of the newest frame that was looked at. */
  public Optional<Instant> lastFrameAt() {
    return tracking.lastFrameAt();
  }

  /** Whether something that doesn't surely stand is in one of these places; none: anywhere. */
  boolean isAnythingMovingIn(List<NormalisedBox> places) {
    return tracking.tracks().stream()
        .filter(track -> !track.isSettled())
        .anyMatch(
            track ->
                places.isEmpty()
                    || places.stream().anyMatch(place -> areTouching(place, track.place())));
  }

  private static boolean areTouching(NormalisedBox one, NormalisedBox other) {
    return one.left() < other.right()
        && other.left() < one.right()
        && one.top() < other.bottom()
        && other.top() < one.bottom();
  }
}
