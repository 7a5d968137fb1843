package dev.xunjie.detector.detection;

import dev.xunjie.contracts.geometry.NormalisedBox;

/**
 * One thing that a detector found in one picture.
 *
 * @param label its class in the model's own word
 * @param score confidence, 0 to 1
 * @param box where it is, in the whole picture
 */
public record Detection(String label, double score, NormalisedBox box) {}
