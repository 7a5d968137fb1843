package dev.xunjie.detector.perception;

import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.scene.SceneStatus;
import java.util.Optional;

/**
 * What looking at a frame led to.
 *
 * @param state what to remember of the camera
 * @param observation what was seen
 * @param sceneChange what the picture is good for from now on, if that has changed
 */
public record Perceived(
    PerceptionState state, Observation observation, Optional<SceneStatus> sceneChange) {}
