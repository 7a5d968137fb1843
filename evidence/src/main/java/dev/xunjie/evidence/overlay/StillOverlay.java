package dev.xunjie.evidence.overlay;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.evidence.picture.Jpeg;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Makes the still that people look at: the frame, and above it a bar with what the law wants to be
 * seen of time, place and device. The bar is added, it hides nothing; over the scene lie only the
 * zone's outline and the subject's box, both thin. The frame itself isn't touched: the still is
 * another picture.
 */
public final class StillOverlay {
  /** A picture of 640 pixels gets letters of 16, the least at which Chinese is read with ease. */
  private static final double PICTURE_WIDTHS_PER_LETTER = 40;

  private static final double LEAST_LETTER_PIXELS = 14;
  private static final double LINE_HEIGHT_IN_LETTERS = 1.4;
  private static final double MARGIN_IN_LETTERS = .6;

  /** From the line's top to the feet of its letters, for this font. */
  private static final double BASELINE_IN_LETTERS = 1.06;

  private static final double PICTURE_WIDTHS_PER_STROKE = 640;
  private static final Color BAR = new Color(0x11, 0x16, 0x1c);
  private static final Color LETTERS = Color.WHITE;
  private static final Color ZONE = new Color(0xff, 0xd4, 0x00);
  private static final Color SUBJECT = new Color(0xff, 0x3b, 0x30);
  private static final Color CASING = new Color(0, 0, 0, 0x90);

  private StillOverlay() {}

  /**
   * Draws the still.
   *
   * @param frame the original frame, JPEG
   * @return JPEG, as wide as the frame and higher by the bar
   * @throws dev.xunjie.evidence.picture.UnreadablePictureException if the frame is no picture
   */
  public static byte[] draw(byte[] frame, OverlayFacts facts) {
    BufferedImage scene = Jpeg.decode(frame);
    double letter = Math.max(LEAST_LETTER_PIXELS, scene.getWidth() / PICTURE_WIDTHS_PER_LETTER);
    double margin = letter * MARGIN_IN_LETTERS;
    Font font = OverlayFont.ofSize((float) letter);
    List<String> lines =
        OverlayText.lines(OverlayText.entries(facts), font, scene.getWidth() - 2 * margin);
    int barHeight = (int) Math.ceil(margin + lines.size() * letter * LINE_HEIGHT_IN_LETTERS);

    BufferedImage still =
        new BufferedImage(
            scene.getWidth(), scene.getHeight() + barHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = still.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      pen.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      pen.setColor(BAR);
      pen.fillRect(0, 0, still.getWidth(), barHeight);
      pen.setColor(LETTERS);
      pen.setFont(font);
      for (int line = 0; line < lines.size(); line++) {
        double top = margin / 2 + line * letter * LINE_HEIGHT_IN_LETTERS;
        pen.drawString(
            lines.get(line), (float) margin, (float) (top + letter * BASELINE_IN_LETTERS));
      }
      pen.drawImage(scene, 0, barHeight, null);
      pen.clipRect(0, barHeight, scene.getWidth(), scene.getHeight());
      pen.translate(0, barHeight);
      mark(pen, scene, facts);
    } finally {
      pen.dispose();
    }
    return Jpeg.encode(still);
  }

  private static void mark(Graphics2D pen, BufferedImage scene, OverlayFacts facts) {
    float stroke = (float) Math.max(1, Math.round(scene.getWidth() / PICTURE_WIDTHS_PER_STROKE));
    float dash = 6 * stroke;
    trace(
        pen,
        outline(facts.zone(), scene),
        ZONE,
        new BasicStroke(
            stroke, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {dash, dash}, 0));
    trace(pen, rectangle(facts.subject(), scene), SUBJECT, new BasicStroke(stroke));
  }

  private static void trace(Graphics2D pen, Shape shape, Color colour, BasicStroke stroke) {
    pen.setColor(CASING);
    pen.setStroke(
        new BasicStroke(2 * stroke.getLineWidth(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    pen.draw(shape);
    pen.setColor(colour);
    pen.setStroke(stroke);
    pen.draw(shape);
  }

  private static Shape outline(NormalisedPolygon polygon, BufferedImage scene) {
    Path2D path = new Path2D.Double();
    for (NormalisedPoint corner : polygon.corners()) {
      double x = corner.x() * scene.getWidth();
      double y = corner.y() * scene.getHeight();
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }

  private static Shape rectangle(NormalisedBox box, BufferedImage scene) {
    return new Rectangle2D.Double(
        box.left() * scene.getWidth(),
        box.top() * scene.getHeight(),
        box.width() * scene.getWidth(),
        box.height() * scene.getHeight());
  }
}
