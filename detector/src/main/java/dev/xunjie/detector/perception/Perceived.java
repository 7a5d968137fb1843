package dev.xunjie.detector.perception;

import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.detector.shopfront.UncleanReferences;
import dev.xunjie.detector.shopfront.UnfitReference;
import java.util.List;
import java.util.Optional;

/**
 * What looking at a frame led to.
 *
 * @param state what to remember of the camera
 * @param observation what was seen
 * @param sceneChange what the picture is good for from now on, if that has changed
 * @param unfitReferences pictures of shop fronts that turned out to be unfit, told once
 * @param uncleanReferences zones of which no reference shows a part, told once
 */
public record Perceived(
    PerceptionState state,
    Observation observation,
    Optional<SceneStatus> sceneChange,
    List<UnfitReference> unfitReferences,
    List<UncleanReferences> uncleanReferences) {
  public Perceived {
    unfitReferences = List.copyOf(unfitReferences);
    uncleanReferences = List.copyOf(uncleanReferences);
  }

  /** Of a picture without shop fronts. */
  public Perceived(
      PerceptionState state, Observation observation, Optional<SceneStatus> sceneChange) {
    this(state, observation, sceneChange, List.of(), List.of());
  }
}
