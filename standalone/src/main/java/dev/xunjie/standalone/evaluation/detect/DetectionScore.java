package dev.xunjie.standalone.evaluation.detect;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * How well one detector did.
 *
 * @param images pictures that it looked at
 * @param map mean over the classes that occur of their average precision, averaged over the overlap
 *     thresholds .50, .55, … .95; 0 to 1
 * @param ap50 average precision of each class that occurs at overlap .50, 0 to 1, those that matter
 *     on a street first
 * @param boxes how many boxes of each class were labelled
 */
record DetectionScore(
    int images, double map, Map<String, Double> ap50, @JsonIgnore Map<String, Integer> boxes) {}
