package dev.xunjie.detector.detection;

import ai.djl.ndarray.NDList;
import dev.xunjie.models.ModelEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * The anchor-free head of NanoDet, NanoDet-Plus and PicoDet (generalised focal loss, Li et al.,
 * NeurIPS 2020): for each cell of each stride one score per class (sigmoid done), and for each side
 * of the box a distribution over bins whose expectation, times the stride, is that side's distance
 * from the cell's centre. Cells by rows from the top.
 */
final class DistributionDecoder implements OutputDecoder {
  private static final int SIDES = 4;

  private final ModelEntry entry;
  private final Arrangement arrangement;
  private final int[] strides;
  private final int classes;
  private final int bins;
  private final double centreOffset;

  DistributionDecoder(ModelEntry entry, Arrangement arrangement) {
    this.entry = entry;
    this.arrangement = arrangement;
    this.strides = entry.output().strides().stream().mapToInt(Integer::intValue).toArray();
    this.classes = entry.classes().size();
    this.bins = entry.output().distributionBins();
    this.centreOffset = entry.output().centreOffset();
    OutputDecoder.require(entry, strides.length > 0, "strides", "[]", "one or more strides");
    OutputDecoder.require(entry, bins > 1, "distributionBins", bins, "2 or more bins");
  }

  /** How scores and distributions lie in the output's tensors. */
  sealed interface Arrangement {
    /** One grid's values, in the order of the strides. */
    Grid grid(DistributionDecoder decoder, NDList output, InputSize input, int level);
  }

  /**
   * One tensor of scores for each stride, 1 × cells × classes, then one of distributions for each
   * stride, 1 × cells × 4·bins.
   */
  static final class Apart implements Arrangement {
    @Override
    public Grid grid(DistributionDecoder decoder, NDList output, InputSize input, int level) {
      int cells = decoder.cells(input, level);
      int sideValues = SIDES * decoder.bins;
      return new Grid(
          OutputDecoder.values(decoder.entry, output, level, (long) cells * decoder.classes),
          0,
          decoder.classes,
          OutputDecoder.values(
              decoder.entry, output, decoder.strides.length + level, (long) cells * sideValues),
          0,
          sideValues);
    }
  }

  /** One tensor, 1 × cells of all strides × (classes + 4·bins). */
  static final class Joined implements Arrangement {
    @Override
    public Grid grid(DistributionDecoder decoder, NDList output, InputSize input, int level) {
      int all = 0;
      int before = 0;
      for (int each = 0; each < decoder.strides.length; each++) {
        before += each < level ? decoder.cells(input, each) : 0;
        all += decoder.cells(input, each);
      }
      int row = decoder.classes + SIDES * decoder.bins;
      float[] values = OutputDecoder.values(decoder.entry, output, 0, (long) all * row);
      int first = before * row;
      return new Grid(values, first, row, values, first + decoder.classes, row);
    }
  }

  /** Where the values of each cell stand: the first one's place, and the step to the next cell. */
  private record Grid(
      float[] scores, int firstScore, int scoreStep, float[] sides, int firstSide, int sideStep) {
    int scorePlace(int cell) {
      return firstScore + cell * scoreStep;
    }

    int sidePlace(int cell) {
      return firstSide + cell * sideStep;
    }
  }

  @Override
  public List<Candidate> decode(NDList output, InputSize input, double leastScore) {
    List<Candidate> found = new ArrayList<>();
    for (int level = 0; level < strides.length; level++) {
      Grid grid = arrangement.grid(this, output, input, level);
      int cells = cells(input, level);
      for (int cell = 0; cell < cells; cell++) {
        int place = grid.scorePlace(cell);
        int best = BestClass.among(grid.scores, place, classes, 1);
        double score = grid.scores[place + best];
        if (score >= leastScore) {
          found.add(candidate(grid, cell, level, input, best, score));
        }
      }
    }
    return found;
  }

  private Candidate candidate(
      Grid grid, int cell, int level, InputSize input, int best, double score) {
    int stride = strides[level];
    int cellsPerRow = input.cellsPerRow(stride);
    double x = (cell % cellsPerRow + centreOffset) * stride;
    double y = (cell / cellsPerRow + centreOffset) * stride;
    int sides = grid.sidePlace(cell);
    return new Candidate(
        best,
        score,
        x - stride * distance(grid.sides, sides),
        y - stride * distance(grid.sides, sides + bins),
        x + stride * distance(grid.sides, sides + 2 * bins),
        y + stride * distance(grid.sides, sides + 3 * bins));
  }

  private int cells(InputSize input, int level) {
    return input.cellsPerRow(strides[level]) * input.rows(strides[level]);
  }

  /** Expectation of a side's distribution (softmax), in strides. */
  private double distance(float[] sides, int first) {
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
}
