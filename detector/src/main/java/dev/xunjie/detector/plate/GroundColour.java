package dev.xunjie.detector.plate;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2HSV;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import dev.xunjie.contracts.plate.PlateColour;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Colour of a straightened plate's ground: the hue that most of its saturated pixels share; where
 * few are saturated, whether most of it is light or dark.
 */
final class GroundColour {
  private static final int CHANNELS = 3;

  /** Out of 255; street lamps and shade tint white plates up to here. */
  private static final int LEAST_SATURATION = 40;

  /** Out of 255; the hue of darker pixels is noise. */
  private static final int LEAST_VALUE = 25;

  /**
   * Out of 255. Many cameras wash blue plates out until but this much is left of their colour;
   * black ones have none.
   */
  private static final int LEAST_BLUE_TINGE = 10;

  /** Symbols cover a third of a plate, so its ground at least this much of it. */
  private static final double LEAST_COLOURED_SHARE = .3;

  /** Hues as OpenCV counts them, 0 to 179: red is 0, green 60, blue 120. */
  private static final int YELLOW_FROM = 10;

  private static final int GREEN_FROM = 36;
  private static final int BLUE_FROM = 92;
  private static final int BLUE_TO = 135;

  /** Out of 255. */
  private static final int PRINTED_CONTRAST = 215;

  /** Symbols and ground each cover more than this share. */
  private static final double INK_SHARE = .12;

  /** The outer tenth of a strip is frame and bumper. */
  private static final int CUT_AWAY = 10;

  private GroundColour() {}

  static PlateColour of(Mat strip) {
    try (Mat hsv = new Mat()) {
      cvtColor(strip, hsv, COLOR_BGR2HSV);
      return of(hsv.createBuffer(), hsv.cols(), hsv.rows());
    }
  }

  /**
   * Whether dark and light are as far apart as only writing that was put into the picture: no lens
   * shows paint as full black beside full white.
   */
  static boolean isPrinted(Mat strip) {
    try (Mat hsv = new Mat()) {
      cvtColor(strip, hsv, COLOR_BGR2HSV);
      ByteBuffer pixels = hsv.createBuffer();
      int[] values = new int[256];
      int seen = hsv.rows() * hsv.cols();
      for (int pixel = 0; pixel < seen; pixel++) {
        values[pixels.get(pixel * CHANNELS + 2) & 0xff]++;
      }
      return quantile(values, seen * (1 - INK_SHARE)) - quantile(values, seen * INK_SHARE)
          >= PRINTED_CONTRAST;
    }
  }

  private static PlateColour of(ByteBuffer hsv, int width, int height) {
    Map<PlateColour, Integer> pixels = new EnumMap<>(PlateColour.class);
    int seen = 0;
    int bluish = 0;
    int[] values = new int[256];
    for (int row = height / CUT_AWAY; row < height - height / CUT_AWAY; row++) {
      for (int column = width / CUT_AWAY; column < width - width / CUT_AWAY; column++) {
        int at = (row * width + column) * CHANNELS;
        int hue = hsv.get(at) & 0xff;
        int saturation = hsv.get(at + 1) & 0xff;
        int value = hsv.get(at + 2) & 0xff;
        seen++;
        values[value]++;
        if (saturation >= LEAST_BLUE_TINGE && ofHue(hue) == PlateColour.BLUE) {
          bluish++;
        }
        if (saturation >= LEAST_SATURATION && value >= LEAST_VALUE) {
          PlateColour colour = ofHue(hue);
          pixels.merge(colour, 1, Integer::sum);
        }
      }
    }
    PlateColour commonest = PlateColour.WHITE;
    int most = 0;
    for (PlateColour colour :
        new PlateColour[] {PlateColour.BLUE, PlateColour.YELLOW, PlateColour.GREEN}) {
      int count = pixels.getOrDefault(colour, 0);
      if (count > most) {
        most = count;
        commonest = colour;
      }
    }
    if (most >= LEAST_COLOURED_SHARE * seen) {
      return commonest;
    }
    if (isLight(values, seen)) {
      return PlateColour.WHITE;
    }
    return bluish >= LEAST_COLOURED_SHARE * seen ? PlateColour.BLUE : PlateColour.BLACK;
  }

  /** Reds, which no plate's ground has, are counted for black: nothing asks for it. */
  private static PlateColour ofHue(int hue) {
    if (hue < YELLOW_FROM || hue > BLUE_TO) {
      return PlateColour.BLACK;
    }
    if (hue < GREEN_FROM) {
      return PlateColour.YELLOW;
    }
    return hue < BLUE_FROM ? PlateColour.GREEN : PlateColour.BLUE;
  }

  /** Whether more pixels are nearer to the brightest than to the darkest. */
  private static boolean isLight(int[] values, int seen) {
    int darkest = quantile(values, seen * .05);
    int brightest = quantile(values, seen * .95);
    int middle = (darkest + brightest) / 2;
    int light = 0;
    for (int value = middle + 1; value < values.length; value++) {
      light += values[value];
    }
    return light * 2 > seen;
  }

  private static int quantile(int[] values, double rank) {
    int below = 0;
    for (int value = 0; value < values.length; value++) {
      below += values[value];
      if (below > rank) {
        return value;
      }
    }
    return values.length - 1;
  }
}
