package dev.xunjie.detector.plate;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * Cuts a plate out of a picture as a reader takes it: seen from straight ahead, stretched to the
 * reader's full width, the two rows of a two-line plate side by side.
 *
 * <p>Shares of a two-line plate's height and width are those of GA 36-2018's 440 × 220 mm plate:
 * the upper row, 60 mm high and only two symbols wide, over the lower one of 110 mm.
 */
final class PlateRectifier {
  private static final double UPPER_ROW_LEFT = .17;
  private static final double UPPER_ROW_TOP = .04;
  private static final double UPPER_ROW_BOTTOM = .40;
  private static final double LOWER_ROW_TOP = .38;
  private static final double LOWER_ROW_BOTTOM = .98;

  /** Two of the seven symbols stand in the upper row. */
  private static final double UPPER_ROW_SHARE_OF_STRIP = 2 / 7.0;

  /**
   * Wider than this no two-line plate is (2.0 seen from ahead), nor narrower a single-line one (3.1
   * to 3.4) but for strong perspective.
   */
  private static final double WIDEST_TWO_LINE = 2.7;

  /** 440 mm by 220 mm. */
  private static final double TWO_LINE_RATIO = 2;

  /** How a plate was laid out for reading. */
  enum Layout {
    ONE_LINE,
    TWO_LINE
  }

  /**
   * How far a cut reaches beyond the located plate, in shares of its size. Locators err by some
   * pixels; a reader sees each symbol whole in at least one of several cuts.
   *
   * @param left beyond the left edge
   * @param top beyond the upper edge
   * @param right beyond the right edge
   * @param bottom beyond the lower edge
   */
  record Margin(double left, double top, double right, double bottom) {
    static Margin even(double aside, double above) {
      return new Margin(aside, above, aside, above);
    }

    PlateQuad around(PlateQuad quad) {
      return quad.part(-left, -top, 1 + right, 1 + bottom);
    }
  }

  private PlateRectifier() {}

  /** A plate and how it may be laid out. */
  record Form(PlateQuad plate, Layout layout) {}

  /** How the plate may be laid out, by its ratio. */
  static List<Form> forms(PlateQuad quad) {
    Form oneLine = new Form(quad, Layout.ONE_LINE);
    return isNarrow(quad) ? List.of(oneLine, new Form(quad, Layout.TWO_LINE)) : List.of(oneLine);
  }

  /**
   * What else a plate may be that can't be read as located: locators take the large lower row of a
   * two-line plate for the whole.
   */
  static List<Form> otherForms(PlateQuad quad) {
    if (isNarrow(quad)) {
      return List.of();
    }
    double heights = quad.widthPixels() / TWO_LINE_RATIO / quad.heightPixels();
    return List.of(new Form(quad.part(0, 1 - heights, 1, 1), Layout.TWO_LINE));
  }

  private static boolean isNarrow(PlateQuad quad) {
    return quad.widthPixels() < WIDEST_TWO_LINE * quad.heightPixels();
  }

  /**
   * @return a new picture of that size, to be closed
   */
  static Mat strip(Mat picture, Form form, Margin margin, int widthPixels, int height) {
    PlateQuad cut = margin.around(form.plate());
    return switch (form.layout()) {
      case ONE_LINE -> Straightening.straighten(picture, cut, widthPixels, height);
      case TWO_LINE -> sideBySide(picture, cut, widthPixels, height);
    };
  }

  private static Mat sideBySide(Mat picture, PlateQuad plate, int width, int height) {
    int upperWidth = (int) Math.round(width * UPPER_ROW_SHARE_OF_STRIP);
    Mat strip = new Mat(height, width, CV_8UC3);
    try (Mat upper =
            Straightening.straighten(
                picture,
                plate.part(UPPER_ROW_LEFT, UPPER_ROW_TOP, 1 - UPPER_ROW_LEFT, UPPER_ROW_BOTTOM),
                upperWidth,
                height);
        Mat lower =
            Straightening.straighten(
                picture,
                plate.part(0, LOWER_ROW_TOP, 1, LOWER_ROW_BOTTOM),
                width - upperWidth,
                height);
        Rect upperPlace = new Rect(0, 0, upperWidth, height);
        Rect lowerPlace = new Rect(upperWidth, 0, width - upperWidth, height);
        Mat upperPart = strip.apply(upperPlace);
        Mat lowerPart = strip.apply(lowerPlace)) {
      upper.copyTo(upperPart);
      lower.copyTo(lowerPart);
    }
    return strip;
  }
}
