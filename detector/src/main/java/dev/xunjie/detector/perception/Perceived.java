package dev.xunjie.detector.perception;

import dev.xunjie.contracts.observation.Observation;

/**
 * What looking at a frame led to.
 *
 * @param state what to remember of the camera
 * @param observation what was seen
 */
public record Perceived(PerceptionState state, Observation observation) {}
