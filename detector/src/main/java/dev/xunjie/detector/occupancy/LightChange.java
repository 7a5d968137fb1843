package dev.xunjie.detector.occupancy;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.createHanningWindow;
import static org.bytedeco.opencv.global.opencv_imgproc.phaseCorrelate;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2d;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How far a change of light alone explains what changed. Light and shadow multiply what was there:
 * on a logarithmic scale they shift all three channels alike and smoothly, with a step at a
 * shadow's edge, where a thing put there brings colours and edges of its own.
 */
final class LightChange {
  /** Added before the logarithm, grey values: noise in the dark must not look like structure. */
  private static final double DARKNESS = 12;

  /**
   * How far the channels may part, natural logarithm. Skylight makes shadows bluish by some
   * percent; paint parts channels by far more.
   */
  private static final double GREATEST_COLOUR_CHANGE = .10;

  /** Darkest shadow (a quarter of the light) and brightest patch of sun, natural logarithm. */
  private static final double DARKEST = -1.3;

  private static final double BRIGHTEST = .25;

  /** A pixel with a steeper change of the ratio, per pixel, is an edge that light didn't draw. */
  private static final double STEEP = .06;

  /**
   * Shares of a neighbourhood that count for nothing and for all: its pixels explained by light.
   */
  private static final double EXPLAINED_NOTHING = .6;

  private static final double EXPLAINED_ALL = .95;

  /** The same for its pixels with edges. */
  private static final double EDGES_NOTHING = .6;

  private static final double EDGES_ALL = .3;

  /** A camera that sways by more isn't swaying, canvas pixels. */
  private static final int GREATEST_SWAY_PIXELS = 8;

  private static final double[] LOGARITHMS = logarithms();

  private LightChange() {}

  /**
   * For each cell, how far light explains the change from the reference.
   *
   * @return 0 (not at all) to 1 (wholly)
   */
  static float[] explanation(ZoneLook reference, ZoneLook now) {
    ZoneView view = now.view();
    int width = view.widthPixels();
    int height = view.heightPixels();
    int[] sway = sway(reference, now);
    float[][] ratios = ratios(reference, now, sway);
    float[] grey = greyOf(ratios);
    float usual = CellMaps.quantile(grey.clone(), .5);
    float[] byLight = new float[view.cells()];
    float[] edges = new float[view.cells()];
    float perPixel = 1f / (ZoneView.CELL_PIXELS * ZoneView.CELL_PIXELS);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = y * width + x;
        int cell = y / ZoneView.CELL_PIXELS * view.columns() + x / ZoneView.CELL_PIXELS;
        double gain = grey[pixel] - usual;
        double parted = 0;
        for (float[] channel : ratios) {
          parted = Math.max(parted, Math.abs(channel[pixel] - grey[pixel]));
        }
        if (parted < GREATEST_COLOUR_CHANGE && gain > DARKEST && gain < BRIGHTEST) {
          byLight[cell] += perPixel;
        }
        if (steepness(grey, x, y, width, height) > STEEP) {
          edges[cell] += perPixel;
        }
      }
    }
    byLight = CellMaps.neighbourMeans(byLight, view.rows(), view.columns());
    edges = CellMaps.neighbourMeans(edges, view.rows(), view.columns());
    float[] explanation = new float[view.cells()];
    for (int cell = 0; cell < explanation.length; cell++) {
      explanation[cell] =
          (float)
              (ramp(byLight[cell], EXPLAINED_NOTHING, EXPLAINED_ALL)
                  * ramp(edges[cell], EDGES_NOTHING, EDGES_ALL));
    }
    return explanation;
  }

  /** Mean brightness of each cell, natural logarithm, less the median of the view. */
  static float[] brightness(ZoneLook look) {
    ZoneView view = look.view();
    float[] cells = new float[view.cells()];
    float perValue = 1f / (3 * ZoneView.CELL_PIXELS * ZoneView.CELL_PIXELS);
    for (int y = 0; y < view.heightPixels(); y++) {
      for (int x = 0; x < view.widthPixels(); x++) {
        int cell = y / ZoneView.CELL_PIXELS * view.columns() + x / ZoneView.CELL_PIXELS;
        for (int channel = 0; channel < 3; channel++) {
          cells[cell] += (float) LOGARITHMS[look.value(x, y, channel)] * perValue;
        }
      }
    }
    float usual = CellMaps.quantile(cells.clone(), .5);
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] -= usual;
    }
    return cells;
  }

  /**
   * Natural logarithm of now over reference, a channel each; less its median: the white balance.
   */
  private static float[][] ratios(ZoneLook reference, ZoneLook now, int[] sway) {
    int width = now.view().widthPixels();
    int height = now.view().heightPixels();
    float[][] ratios = new float[3][width * height];
    for (int channel = 0; channel < 3; channel++) {
      float[] ratio = ratios[channel];
      for (int y = 0; y < height; y++) {
        int nowY = Math.max(0, Math.min(height - 1, y + sway[1]));
        for (int x = 0; x < width; x++) {
          int nowX = Math.max(0, Math.min(width - 1, x + sway[0]));
          ratio[y * width + x] =
              (float)
                  (LOGARITHMS[now.value(nowX, nowY, channel)]
                      - LOGARITHMS[reference.value(x, y, channel)]);
        }
      }
      float usual = CellMaps.quantile(ratio.clone(), .5);
      for (int pixel = 0; pixel < ratio.length; pixel++) {
        ratio[pixel] -= usual;
      }
    }
    return ratios;
  }

  private static float[] greyOf(float[][] ratios) {
    float[] grey = new float[ratios[0].length];
    for (int pixel = 0; pixel < grey.length; pixel++) {
      grey[pixel] = (ratios[0][pixel] + ratios[1][pixel] + ratios[2][pixel]) / 3;
    }
    return grey;
  }

  private static double steepness(float[] map, int x, int y, int width, int height) {
    int left = Math.max(0, x - 1);
    int right = Math.min(width - 1, x + 1);
    int above = Math.max(0, y - 1);
    int below = Math.min(height - 1, y + 1);
    double across = (map[y * width + right] - map[y * width + left]) / 2;
    double down = (map[below * width + x] - map[above * width + x]) / 2;
    return Math.hypot(across, down);
  }

  /** By how many canvas pixels the picture has moved: right, down. */
  private static int[] sway(ZoneLook reference, ZoneLook now) {
    try (Mat before = logarithmicGrey(reference);
        Mat after = logarithmicGrey(now);
        Mat window = new Mat();
        Size size = new Size(before.cols(), before.rows());
        DoublePointer response = new DoublePointer(1)) {
      createHanningWindow(window, size, CV_32FC1);
      try (Point2d moved = phaseCorrelate(before, after, window, response)) {
        int right = (int) Math.round(moved.x());
        int down = (int) Math.round(moved.y());
        boolean sways =
            Math.abs(right) <= GREATEST_SWAY_PIXELS && Math.abs(down) <= GREATEST_SWAY_PIXELS;
        return sways ? new int[] {right, down} : new int[] {0, 0};
      }
    }
  }

  private static Mat logarithmicGrey(ZoneLook look) {
    int width = look.view().widthPixels();
    int height = look.view().heightPixels();
    float[] grey = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        for (int channel = 0; channel < 3; channel++) {
          sum += LOGARITHMS[look.value(x, y, channel)];
        }
        grey[y * width + x] = (float) (sum / 3);
      }
    }
    Mat mat = new Mat(height, width, CV_32FC1);
    try (FloatPointer pixels = new FloatPointer(mat.data())) {
      pixels.put(grey);
    }
    return mat;
  }

  private static double ramp(double value, double nothing, double all) {
    return Math.max(0, Math.min(1, (value - nothing) / (all - nothing)));
  }

  private static double[] logarithms() {
    double[] logarithms = new double[256];
    for (int value = 0; value < logarithms.length; value++) {
      logarithms[value] = Math.log(value + DARKNESS);
    }
    return logarithms;
  }
}
