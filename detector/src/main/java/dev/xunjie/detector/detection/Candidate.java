package dev.xunjie.detector.detection;

/**
 * A box as it comes out of a network, before suppression.
 *
 * @param classIndex index into the model's classes
 * @param score confidence, 0 to 1
 * @param left in pixels of the network's input
 * @param top in pixels of the network's input
 * @param right in pixels of the network's input
 * @param bottom in pixels of the network's input
 */
public record Candidate(
    int classIndex, double score, double left, double top, double right, double bottom) {}
