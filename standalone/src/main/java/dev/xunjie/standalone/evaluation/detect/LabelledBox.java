package dev.xunjie.standalone.evaluation.detect;

import dev.xunjie.contracts.geometry.NormalisedBox;

/**
 * A thing that somebody marked in a picture.
 *
 * @param className as it is scored: {@code vehicle} for every motor vehicle
 * @param box where it is
 */
record LabelledBox(String className, NormalisedBox box) {}
