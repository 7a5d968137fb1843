package dev.xunjie.evidence.crop;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.evidence.picture.Jpeg;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** The subject with a little of its surroundings, cut from a frame and enlarged if it is small. */
public final class VehicleCrop {
  /** Of the subject's size, on each side. */
  private static final double MARGIN = .12;

  private static final double WANTED_LONGER_SIDE_PIXELS = 640;

  /** Beyond it enlarging shows no more, only larger blur. */
  private static final double LARGEST_ENLARGEMENT = 4;

  private VehicleCrop() {}

  /**
   * Cuts the subject out.
   *
   * @param frame the original frame, JPEG
   * @param subject where it is in that frame
   * @return JPEG
   * @throws dev.xunjie.evidence.picture.UnreadablePictureException if the frame is no picture
   */
  public static byte[] cut(byte[] frame, NormalisedBox subject) {
    BufferedImage scene = Jpeg.decode(frame);
    Rectangle place = place(scene, subject);
    double enlargement =
        Math.max(
            1,
            Math.min(
                LARGEST_ENLARGEMENT,
                WANTED_LONGER_SIDE_PIXELS / Math.max(place.width, place.height)));
    int width = (int) Math.round(place.width * enlargement);
    int height = (int) Math.round(place.height * enlargement);
    BufferedImage crop = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = crop.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      pen.drawImage(
          scene.getSubimage(place.x, place.y, place.width, place.height),
          0,
          0,
          width,
          height,
          null);
    } finally {
      pen.dispose();
    }
    return Jpeg.encode(crop);
  }

  private static Rectangle place(BufferedImage scene, NormalisedBox subject) {
    double marginX = subject.width() * MARGIN;
    double marginY = subject.height() * MARGIN;
    Rectangle2D wanted =
        new Rectangle2D.Double(
            (subject.left() - marginX) * scene.getWidth(),
            (subject.top() - marginY) * scene.getHeight(),
            (subject.width() + 2 * marginX) * scene.getWidth(),
            (subject.height() + 2 * marginY) * scene.getHeight());
    return wanted.getBounds().intersection(new Rectangle(scene.getWidth(), scene.getHeight()));
  }
}
