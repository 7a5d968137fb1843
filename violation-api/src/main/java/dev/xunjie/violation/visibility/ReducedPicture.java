package dev.xunjie.violation.visibility;

import dev.xunjie.evidence.picture.Jpeg;
import dev.xunjie.evidence.picture.ReducedReading;
import dev.xunjie.evidence.picture.UnreadablePictureException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * A picture for those from whom plates are kept: so small that the street and its traffic can be
 * seen, but no plate can be read.
 */
public final class ReducedPicture {
  /**
   * Of the longer side, in pixels. A plate is 440 mm wide, a car 1.8 m: one that fills a third of
   * the picture from the front has a plate of 26 pixels, less than 4 for each of its symbols.
   */
  public static final int LONGEST = 320;

  private ReducedPicture() {}

  /**
   * The picture as a JPEG whose longer side is of 320 pixels, or of fewer if it was smaller.
   *
   * @throws UnreadablePictureException if the bytes are no JPEG, or a damaged one
   */
  public static byte[] of(byte[] jpeg) {
    return Jpeg.encode(drawn(ReducedReading.of(jpeg, LONGEST)));
  }

  private static BufferedImage drawn(BufferedImage read) {
    double scale = Math.min(1, (double) LONGEST / Math.max(read.getWidth(), read.getHeight()));
    int width = (int) Math.max(1, Math.round(read.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(read.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(read, 0, 0, width, height, null);
    pen.dispose();
    return small;
  }
}
