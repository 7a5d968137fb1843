package dev.xunjie.standalone.evaluation.detect;

import dev.xunjie.contracts.geometry.NormalisedBox;

/**
 * A thing that a detector found in a picture.
 *
 * @param className as it is scored: {@code vehicle} for every motor vehicle
 * @param score confidence, 0 to 1
 * @param box where it is
 */
record FoundBox(String className, double score, NormalisedBox box) {}
