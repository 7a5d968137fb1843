package dev.xunjie.violation;

import dev.xunjie.contracts.incident.Still;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Pictures of a real street, out of the demo's clip: two cars stand at its kerb all the time. */
public final class TestingStreet {
  /** 6, 30 and 56 seconds from the clip's beginning. */
  private static final List<BufferedImage> MOMENTS =
      List.of(read("street-1.jpg"), read("street-2.jpg"), read("street-3.jpg"));

  private TestingStreet() {}

  /** The street as the camera sees it then; other bytes for every text. */
  public static byte[] scene(Still.Moment moment, String text) {
    return marked(MOMENTS.get(moment.ordinal() % MOMENTS.size()), text + moment);
  }

  /** The kerb with its cars as a phone sees it; other bytes for every text. */
  public static byte[] photo(String text) {
    BufferedImage kerb = new BufferedImage(1280, 960, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = kerb.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    int seen = Math.floorMod(text.hashCode(), MOMENTS.size());
    pen.drawImage(MOMENTS.get(seen), 0, 0, 1280, 960, 552, 18, 768, 180, null);
    pen.dispose();
    return marked(kerb, text);
  }

  /** A few pixels in the corner tell two texts apart. */
  private static byte[] marked(BufferedImage picture, String text) {
    BufferedImage own =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = own.createGraphics();
    pen.drawImage(picture, 0, 0, null);
    pen.setColor(new Color(text.hashCode() & 0xFFFFFF));
    pen.fillRect(own.getWidth() - 8, own.getHeight() - 8, 8, 8);
    pen.dispose();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(own, "jpeg", bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static BufferedImage read(String name) {
    try (InputStream file =
        Objects.requireNonNull(TestingStreet.class.getResourceAsStream(name), name)) {
      return ImageIO.read(file);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
