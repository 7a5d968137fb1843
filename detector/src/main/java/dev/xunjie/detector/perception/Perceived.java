package dev.xunjie.detector.perception;

import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.detector.tracking.TrackingState;

/**
 * What looking at a frame led to.
 *
 * @param state what to remember of the camera
 * @param observation what was seen
 */
public record Perceived(TrackingState state, Observation observation) {}
