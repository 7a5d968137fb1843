package dev.xunjie.detector.scene;

import dev.xunjie.contracts.scene.SceneQuality;

/**
 * What one picture led to.
 *
 * @param state what to remember of the camera
 * @param quality what the picture is good for
 */
public record SceneLook(SceneState state, SceneQuality quality) {}
