package dev.xunjie.detector.occupancy;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The part of a camera's picture that is looked at for one zone: the zone's bounds with a margin,
 * scaled to a canvas and divided into square cells, numbered row by row from the top left.
 */
public final class ZoneView {
  /** Edge of a cell in pixels of the canvas: the feature network's finest stride. */
  public static final int CELL_PIXELS = 8;

  /**
   * Longer side of the canvas. The feature network was trained at 416; a zone of half a 1080p
   * picture loses little, and a look costs some 30 ms.
   */
  private static final int LONGER_SIDE_PIXELS = 416;

  /**
   * Pixels of the canvas up to which a narrow zone with small things is enlarged beyond that. Large
   * zones aren't shrunk less for it: more of their cells were then called different falsely
   * (docs/evaluation-appearance.md).
   */
  private static final int ENLARGED_PIXELS = 416 * 312;

  /**
   * Beyond this a small zone is only blown up. Nothing more is to be seen from twice on, but the
   * network's coarser levels tell things of 15 pixels better when they are larger.
   */
  private static final double GREATEST_ENLARGEMENT = 3;

  /** Least side of the canvas: three of the coarsest feature cells. */
  private static final int LEAST_SIDE_PIXELS = 96;

  /**
   * Share of the zone's bounds that is looked at on each side beyond it. What lies there tells a
   * change of light from things in the zone.
   */
  private static final double MARGIN = .12;

  /** Points in a cell, along each axis, by which its share of the zone is found. */
  private static final int SAMPLES = 3;

  private final NormalisedPolygon zone;
  private final NormalisedBox part;
  private final int widthPixels;
  private final int heightPixels;
  private final float[] zoneShares;

  private ZoneView(NormalisedPolygon zone, NormalisedBox part, int widthPixels, int heightPixels) {
    this.zone = zone;
    this.part = part;
    this.widthPixels = widthPixels;
    this.heightPixels = heightPixels;
    this.zoneShares = zoneSharesOfCells();
  }

  /** The view of a zone in pictures of this size. */
  public static ZoneView of(NormalisedPolygon zone, int pictureWidth, int pictureHeight) {
    NormalisedBox part = withMargin(zone);
    double width = part.width() * pictureWidth;
    double height = part.height() * pictureHeight;
    double scale = scale(width, height);
    return new ZoneView(zone, part, canvasSide(width * scale), canvasSide(height * scale));
  }

  /** The zone. */
  public NormalisedPolygon zone() {
    return zone;
  }

  /** What is looked at, in the whole picture. */
  public NormalisedBox part() {
    return part;
  }

  /** Width of the canvas in pixels. */
  public int widthPixels() {
    return widthPixels;
  }

  /** Height of the canvas in pixels. */
  public int heightPixels() {
    return heightPixels;
  }

  /** Cells in a row. */
  public int columns() {
    return widthPixels / CELL_PIXELS;
  }

  /** Rows of cells. */
  public int rows() {
    return heightPixels / CELL_PIXELS;
  }

  /** How many cells there are. */
  public int cells() {
    return rows() * columns();
  }

  /** Share of a cell that lies in the zone, 0 to 1. */
  public float zoneShare(int cell) {
    return zoneShares[cell];
  }

  /** Where a cell lies in the whole picture. */
  public NormalisedBox placeOf(int cell) {
    double row = cell / columns();
    double column = cell % columns();
    double width = part.width() / columns();
    double height = part.height() / rows();
    double left = part.left() + column * width;
    double top = part.top() + row * height;
    return new NormalisedBox(left, top, Math.min(1, left + width), Math.min(1, top + height));
  }

  /**
   * Marks the cells that a box touches.
   *
   * @param box in the whole picture
   * @param spareCells how many cells more on each side
   */
  void mark(NormalisedBox box, int spareCells, boolean[] cells) {
    double cellWidth = part.width() / columns();
    double cellHeight = part.height() / rows();
    int left = (int) Math.floor((box.left() - part.left()) / cellWidth) - spareCells;
    int right = (int) Math.ceil((box.right() - part.left()) / cellWidth) + spareCells;
    int top = (int) Math.floor((box.top() - part.top()) / cellHeight) - spareCells;
    int bottom = (int) Math.ceil((box.bottom() - part.top()) / cellHeight) + spareCells;
    for (int row = Math.max(0, top); row < Math.min(rows(), bottom); row++) {
      for (int column = Math.max(0, left); column < Math.min(columns(), right); column++) {
        cells[row * columns() + column] = true;
      }
    }
  }

  /** The part of the picture, scaled to the canvas; the caller closes it. */
  Mat canvasOf(BgrImage picture) {
    int left = (int) Math.floor(part.left() * picture.widthPixels());
    int top = (int) Math.floor(part.top() * picture.heightPixels());
    int right = (int) Math.ceil(part.right() * picture.widthPixels());
    int bottom = (int) Math.ceil(part.bottom() * picture.heightPixels());
    Mat canvas = new Mat();
    try (Rect place = new Rect(left, top, right - left, bottom - top);
        Mat cut = picture.pixels().apply(place);
        Size size = new Size(widthPixels, heightPixels)) {
      resize(cut, canvas, size, 0, 0, right - left > widthPixels ? INTER_AREA : INTER_LINEAR);
    }
    return canvas;
  }

  private static double scale(double width, double height) {
    double bySide = LONGER_SIDE_PIXELS / Math.max(width, height);
    double byArea = Math.sqrt(ENLARGED_PIXELS / (width * height));
    return bySide < 1 ? bySide : Math.min(GREATEST_ENLARGEMENT, Math.max(bySide, byArea));
  }

  private static NormalisedBox withMargin(NormalisedPolygon zone) {
    double left = zone.corners().stream().mapToDouble(NormalisedPoint::x).min().orElseThrow();
    double right = zone.corners().stream().mapToDouble(NormalisedPoint::x).max().orElseThrow();
    double top = zone.corners().stream().mapToDouble(NormalisedPoint::y).min().orElseThrow();
    double bottom = zone.corners().stream().mapToDouble(NormalisedPoint::y).max().orElseThrow();
    double beside = MARGIN * (right - left);
    double above = MARGIN * (bottom - top);
    return new NormalisedBox(
        Math.max(0, left - beside),
        Math.max(0, top - above),
        Math.min(1, right + beside),
        Math.min(1, bottom + above));
  }

  private static int canvasSide(double pixels) {
    int step = FeatureNetwork.SIZE_STEP_PIXELS;
    return Math.max(LEAST_SIDE_PIXELS, (int) Math.round(pixels / step) * step);
  }

  private float[] zoneSharesOfCells() {
    float[] shares = new float[cells()];
    for (int cell = 0; cell < shares.length; cell++) {
      NormalisedBox place = placeOf(cell);
      int inside = 0;
      for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        double x = place.left() + place.width() * (sample % SAMPLES + .5) / SAMPLES;
        double y = place.top() + place.height() * (sample / SAMPLES + .5) / SAMPLES;
        inside += zone.contains(new NormalisedPoint(Math.min(1, x), Math.min(1, y))) ? 1 : 0;
      }
      shares[cell] = (float) inside / (SAMPLES * SAMPLES);
    }
    return shares;
  }
}
