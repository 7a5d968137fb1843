package dev.xunjie.detector.detection;

import ai.djl.ndarray.NDList;
import dev.xunjie.models.ModelEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * CenterNet (Zhou et al., Objects as Points, 2019): a heat map per class whose peaks are the
 * middles of things, and for each cell the distances of a box's four sides from it.
 *
 * <p>Output: scores, 1 × rows × cells per row × classes, sigmoid done; distances left, top, right,
 * bottom, 1 × rows × cells per row × 4, in input pixels from the cell's top left corner.
 */
final class CenterNetDecoder implements OutputDecoder {
  private static final int SIDES = 4;

  private final ModelEntry entry;
  private final int stride;
  private final int classes;

  CenterNetDecoder(ModelEntry entry) {
    this.entry = entry;
    this.classes = entry.classes().size();
    List<Integer> strides = entry.output().strides();
    OutputDecoder.require(entry, strides.size() == 1, "strides", strides, "one stride");
    OutputDecoder.require(
        entry,
        entry.output().distributionBins() == 1,
        "distributionBins",
        entry.output().distributionBins(),
        "1, plain distances");
    OutputDecoder.require(
        entry,
        entry.output().centreOffset() == 0,
        "centreOffset",
        entry.output().centreOffset(),
        "0");
    this.stride = strides.get(0);
  }

  @Override
  public List<Candidate> decode(NDList output, InputSize input, double leastScore) {
    int columns = input.cellsPerRow(stride);
    int rows = input.rows(stride);
    float[] heat = OutputDecoder.values(entry, output, 0, (long) rows * columns * classes);
    float[] sides = OutputDecoder.values(entry, output, 1, (long) rows * columns * SIDES);
    List<Candidate> found = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int cell = row * columns + column;
        for (int index = 0; index < classes; index++) {
          double score = heat[cell * classes + index];
          if (score >= leastScore && isPeak(heat, index, row, column, rows, columns)) {
            found.add(candidate(index, score, column, row, sides, cell * SIDES));
          }
        }
      }
    }
    return found;
  }

  private Candidate candidate(
      int index, double score, int column, int row, float[] sides, int first) {
    double x = column * stride;
    double y = row * stride;
    return new Candidate(
        index,
        score,
        x - sides[first],
        y - sides[first + 1],
        x + sides[first + 2],
        y + sides[first + 3]);
  }

  /** Whether no neighbour has more of the class. */
  private boolean isPeak(float[] heat, int index, int row, int column, int rows, int columns) {
    float here = heat[(row * columns + column) * classes + index];
    for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        if (heat[(y * columns + x) * classes + index] > here) {
          return false;
        }
      }
    }
    return true;
  }
}
