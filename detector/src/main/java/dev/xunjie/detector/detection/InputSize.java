package dev.xunjie.detector.detection;

/**
 * Size of a network's input for one picture.
 *
 * @param width in pixels, greater than 0
 * @param height in pixels, greater than 0
 */
record InputSize(int width, int height) {
  InputSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("an input can't have %d × %d".formatted(width, height));
    }
  }

  /**
   * The input that shows a picture largest with its aspect kept; of those that show it equally
   * large, the smallest.
   *
   * @param mostPixels of the input, width × height
   * @param multiple each side of the input is a multiple of it
   */
  static InputSize following(int pictureWidth, int pictureHeight, long mostPixels, int multiple) {
    InputSize best = new InputSize(multiple, multiple);
    double bestScale = best.scaleOf(pictureWidth, pictureHeight);
    for (long width = multiple; width * multiple <= mostPixels; width += multiple) {
      long wholePicture = roundedUp((double) width * pictureHeight / pictureWidth, multiple);
      long affordable = mostPixels / width / multiple * multiple;
      InputSize size = new InputSize((int) width, (int) Math.min(wholePicture, affordable));
      double scale = size.scaleOf(pictureWidth, pictureHeight);
      if (scale > bestScale || scale == bestScale && size.pixels() < best.pixels()) {
        best = size;
        bestScale = scale;
      }
    }
    return best;
  }

  /** Cells of a grid with that stride in one row; the last one may reach beyond the input. */
  int cellsPerRow(int stride) {
    return (width + stride - 1) / stride;
  }

  /** Rows of a grid with that stride; the last one may reach beyond the input. */
  int rows(int stride) {
    return (height + stride - 1) / stride;
  }

  private long pixels() {
    return (long) width * height;
  }

  private double scaleOf(int pictureWidth, int pictureHeight) {
    return Math.min((double) width / pictureWidth, (double) height / pictureHeight);
  }

  private static long roundedUp(double value, int multiple) {
    return (long) Math.ceil(value / multiple) * multiple;
  }
}
