package dev.xunjie.detector.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.xunjie.models.ModelEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * NanoDet's anchor-free head (generalised focal loss, Li et al., NeurIPS 2020): for each cell of
 * each stride one score per class, and for each side of the box a distribution over bins whose
 * expectation, times the stride, is that side's distance from the cell's centre.
 *
 * <p>Output: one tensor of class scores (sigmoid done) for each stride, 1 × cells × classes, then
 * one of distributions for each stride, 1 × cells × 4·bins, cells by rows from the top.
 */
final class NanoDetDecoder implements OutputDecoder {
  private final int inputWidth;
  private final int inputHeight;
  private final int[] strides;
  private final int classes;
  private final int bins;
  private final double centreOffset;

  NanoDetDecoder(ModelEntry entry) {
    this.inputWidth = entry.input().width();
    this.inputHeight = entry.input().height();
    this.strides = entry.output().strides().stream().mapToInt(Integer::intValue).toArray();
    this.classes = entry.classes().size();
    this.bins = entry.output().distributionBins();
    this.centreOffset = entry.output().centreOffset();
  }

  @Override
  public List<Candidate> decode(NDList output, double leastScore) {
    List<Candidate> found = new ArrayList<>();
    for (int level = 0; level < strides.length; level++) {
      int stride = strides[level];
      int cellsPerRow = inputWidth / stride;
      int cells = cellsPerRow * (inputHeight / stride);
      float[] scores = values(output.get(level), cells * classes);
      float[] sides = null;
      for (int cell = 0; cell < cells; cell++) {
        int best = bestClass(scores, cell);
        double score = scores[cell * classes + best];
        if (score < leastScore) {
          continue;
        }
        if (sides == null) {
          sides = values(output.get(strides.length + level), cellsPerRow * cellsPerRow * 4 * bins);
        }
        double x = (cell % cellsPerRow + centreOffset) * stride;
        double y = (cell / cellsPerRow + centreOffset) * stride;
        found.add(
            new Candidate(
                best,
                score,
                x - stride * distance(sides, cell, 0),
                y - stride * distance(sides, cell, 1),
                x + stride * distance(sides, cell, 2),
                y + stride * distance(sides, cell, 3)));
      }
    }
    return found;
  }

  private int bestClass(float[] scores, int cell) {
    int best = 0;
    for (int index = 1; index < classes; index++) {
      if (scores[cell * classes + index] > scores[cell * classes + best]) {
        best = index;
      }
    }
    return best;
  }

  /** Expectation of a side's distribution (softmax), in strides. */
  private double distance(float[] sides, int cell, int side) {
    int first = (cell * 4 + side) * bins;
    double highest = Double.NEGATIVE_INFINITY;
    for (int bin = 0; bin < bins; bin++) {
      highest = Math.max(highest, sides[first + bin]);
    }
    double weights = 0;
    double sum = 0;
    for (int bin = 0; bin < bins; bin++) {
      double weight = Math.exp(sides[first + bin] - highest);
      weights += weight;
      sum += weight * bin;
    }
    return sum / weights;
  }

  private static float[] values(NDArray tensor, int expected) {
    float[] values = tensor.toFloatArray();
    if (values.length != expected) {
      throw new IllegalStateException(
          "the network gave a tensor of %s where its manifest entry leads to %d values: correct strides, classes or bins there"
              .formatted(tensor.getShape(), expected));
    }
    return values;
  }
}
