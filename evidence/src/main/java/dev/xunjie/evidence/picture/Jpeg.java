package dev.xunjie.evidence.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG in memory, 8 bits RGB. */
public final class Jpeg {
  /** The media type of what {@link #encode} gives. */
  public static final String MEDIA_TYPE = "image/jpeg";

  /** Above it files grow and nobody sees why: the frames themselves are of quality 85. */
  private static final float QUALITY = .92f;

  private Jpeg() {}

  /**
   * The picture.
   *
   * @throws UnreadablePictureException if the bytes are no picture
   */
  public static BufferedImage decode(byte[] jpeg) {
    try {
      BufferedImage picture =
          ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
      if (picture == null) {
        throw new UnreadablePictureException(
            "these %d bytes are no picture".formatted(jpeg.length));
      }
      return picture;
    } catch (IOException | IllegalArgumentException damaged) {
      throw new UnreadablePictureException(
          "the picture is damaged: " + damaged.getMessage(), damaged);
    }
  }

  /** The picture's bytes; it must be of {@link BufferedImage#TYPE_INT_RGB} or the like. */
  public static byte[] encode(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory can't fail to be written", impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
