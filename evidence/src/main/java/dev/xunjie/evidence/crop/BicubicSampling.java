package dev.xunjie.evidence.crop;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Colours between the pixels of a picture: cubic convolution with a = -1/2 (Keys, "Cubic
 * Convolution Interpolation for Digital Image Processing", 1981). Beyond the edge the edge goes on.
 */
final class BicubicSampling {
  private static final int TAPS = 4;
  private static final int[] CHANNEL_SHIFTS = {16, 8, 0};

  private final int[] pixels;
  private final int width;
  private final int height;

  BicubicSampling(BufferedImage picture) {
    width = picture.getWidth();
    height = picture.getHeight();
    // Asking the picture itself for each colour takes twenty times as long.
    BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = plain.createGraphics();
    pen.drawImage(picture, 0, 0, null);
    pen.dispose();
    pixels = ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
  }

  /** The colour as 0xRRGGBB; whole numbers are the middles of pixels. */
  int rgbAt(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double[] across = weights(x - left);
    double[] down = weights(y - top);
    double[] sums = new double[CHANNEL_SHIFTS.length];
    for (int row = 0; row < TAPS; row++) {
      int sourceY = clamp(top - 1 + row, height - 1);
      for (int column = 0; column < TAPS; column++) {
        int rgb = pixels[sourceY * width + clamp(left - 1 + column, width - 1)];
        double weight = across[column] * down[row];
        for (int channel = 0; channel < sums.length; channel++) {
          sums[channel] += weight * (rgb >> CHANNEL_SHIFTS[channel] & 0xff);
        }
      }
    }
    int mixed = 0;
    for (int channel = 0; channel < sums.length; channel++) {
      mixed |= clamp((int) Math.round(sums[channel]), 0xff) << CHANNEL_SHIFTS[channel];
    }
    return mixed;
  }

  private static double[] weights(double t) {
    return new double[] {
      t * (-.5 + t * (1 - .5 * t)),
      1 + t * t * (1.5 * t - 2.5),
      t * (.5 + t * (2 - 1.5 * t)),
      t * t * (.5 * t - .5)
    };
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(most, value));
  }
}
