package dev.xunjie.evidence.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads a picture that is wanted small, taking not many more of its pixels into memory. */
public final class ReducedReading {
  private ReducedReading() {}

  /**
   * The picture, with every so many pixels left out; its longer side stays of {@code longest}
   * pixels or more, unless it was shorter.
   *
   * @param picture JPEG, PNG or what else Java reads
   * @throws UnreadablePictureException if the bytes are no picture, or a damaged one
   */
  public static BufferedImage of(byte[] picture, int longest) {
    try (MemoryCacheImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
      return read(readerOf(input), input, longest);
    } catch (UnreadablePictureException unreadable) {
      throw unreadable;
    } catch (IOException | RuntimeException damaged) {
      // Java's readers throw whatever damaged bytes lead them to.
      throw new UnreadablePictureException(
          "the picture is damaged: " + damaged.getMessage(), damaged);
    }
  }

  private static ImageReader readerOf(MemoryCacheImageInputStream input) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
    if (!readers.hasNext()) {
      throw new UnreadablePictureException("these bytes are no picture");
    }
    return readers.next();
  }

  private static BufferedImage read(
      ImageReader reader, MemoryCacheImageInputStream input, int longest) throws IOException {
    try {
      reader.setInput(input, true, true);
      int every = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * longest));
      ImageReadParam some = reader.getDefaultReadParam();
      some.setSourceSubsampling(every, every, 0, 0);
      return reader.read(0, some);
    } finally {
      reader.dispose();
    }
  }
}
