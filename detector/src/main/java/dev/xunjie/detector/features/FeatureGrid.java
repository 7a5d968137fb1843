package dev.xunjie.detector.features;

/**
 * One level of a backbone's output for one picture.
 *
 * @param values channel by channel, each row by row from the top left; {@code channels × rows ×
 *     columns} numbers without bound; not to be altered
 * @param channels numbers for each cell
 * @param rows of cells
 * @param columns of cells
 */
public record FeatureGrid(float[] values, int channels, int rows, int columns) {
  private static final double LEAST_LENGTH = 1e-6;

  public FeatureGrid {
    if (values.length != channels * rows * columns) {
      throw new IllegalArgumentException(
          "%d values can't be %d channels of %d × %d cells"
              .formatted(values.length, channels, rows, columns));
    }
  }

  /**
   * How unlike each cell is to the same cell of another grid: one minus the cosine of the angle
   * between the two, which a change of contrast leaves as it is.
   *
   * @param other of the same size
   * @return row by row, 0 (alike) to 2
   */
  public float[] unlikeness(FeatureGrid other) {
    if (channels != other.channels || rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException("grids of different sizes can't be compared");
    }
    int cells = rows * columns;
    float[] product = new float[cells];
    float[] length = new float[cells];
    float[] otherLength = new float[cells];
    for (int channel = 0; channel < channels; channel++) {
      int start = channel * cells;
      for (int cell = 0; cell < cells; cell++) {
        float mine = values[start + cell];
        float theirs = other.values[start + cell];
        product[cell] += mine * theirs;
        length[cell] += mine * mine;
        otherLength[cell] += theirs * theirs;
      }
    }
    float[] unlike = new float[cells];
    for (int cell = 0; cell < cells; cell++) {
      double lengths = Math.sqrt((double) length[cell] * otherLength[cell]);
      unlike[cell] = (float) (1 - product[cell] / (lengths + LEAST_LENGTH));
    }
    return unlike;
  }

  /** Mean of each channel over all cells. */
  public float[] means() {
    int cells = rows * columns;
    float[] means = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      double sum = 0;
      for (int cell = 0; cell < cells; cell++) {
        sum += values[channel * cells + cell];
      }
      means[channel] = (float) (sum / cells);
    }
    return means;
  }
}
