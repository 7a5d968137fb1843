package dev.xunjie.violation.task;

import dev.xunjie.violation.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Takes in bytes only if they are a photo that opens to its last line. The bytes themselves stay as
 * they came: what is hashed is what the phone took.
 */
final class PhotoCheck {
  /** A phone's photo of 50 million pixels takes 8 to 12 MB as JPEG. */
  static final int MOST_BYTES = 12 * 1024 * 1024;

  /**
   * The largest that phones take by default are of 50 million pixels; what claims more is a bomb.
   */
  static final long MOST_PIXELS = 64_000_000;

  /** Only every so many-th pixel of a line and line is kept while opening: memory stays small. */
  private static final int KEPT_EVERY = 8;

  /** So many are opened at once: each takes a core, and some memory for progressive JPEGs. */
  private static final Semaphore PLACES = new Semaphore(2, true);

  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private PhotoCheck() {}

  /**
   * Reads the body of a request, as far as it may be long.
   *
   * @throws Problem if it is longer, or empty
   */
  static byte[] read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw Problem.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "photo-too-large",
          "The photo is larger than %d MB.".formatted(MOST_BYTES / 1024 / 1024));
    }
    return bytes;
  }

  /**
   * What the bytes are.
   *
   * @throws Problem if they are no JPEG or PNG, of too many pixels, or don't open
   */
  static MediaType typeOf(byte[] bytes) {
    MediaType type =
        beginsWith(bytes, JPEG)
            ? MediaType.IMAGE_JPEG
            : beginsWith(bytes, PNG) ? MediaType.IMAGE_PNG : MediaType.ALL;
    if (type == MediaType.ALL) {
      throw Problem.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "photo-unreadable",
          "These bytes are neither a JPEG nor a PNG.");
    }
    PLACES.acquireUninterruptibly();
    try {
      open(bytes, ImageIO.getImageReadersByFormatName(type.getSubtype()).next());
    } finally {
      PLACES.release();
    }
    return type;
  }

  private static void open(byte[] bytes, ImageReader reader) {
    AtomicBoolean isCutOff = new AtomicBoolean();
    try (MemoryCacheImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "photo-too-large",
            "The photo has %d pixels; at most %d can be checked.".formatted(pixels, MOST_PIXELS));
      }
      reader.addIIOReadWarningListener(
          (source, warning) -> isCutOff.compareAndSet(false, tellsOfAnEarlyEnd(warning)));
      ImageReadParam everyFew = reader.getDefaultReadParam();
      everyFew.setSourceSubsampling(KEPT_EVERY, KEPT_EVERY, 0, 0);
      reader.read(0, everyFew);
    } catch (IOException | RuntimeException broken) {
      if (broken instanceof Problem problem) {
        throw problem;
      }
      throw unreadable(Optional.ofNullable(broken.getMessage()).orElse("damaged"), broken);
    } finally {
      reader.dispose();
    }
    if (isCutOff.get()) {
      throw unreadable("it ends early", new IIOException("cut off"));
    }
  }

  /** Of the decoder's warnings this one means that lines are missing. */
  private static boolean tellsOfAnEarlyEnd(String warning) {
    return warning.contains("Premature end") || warning.contains("Truncated File");
  }

  private static Problem unreadable(String why, Exception cause) {
    return Problem.of(
        HttpStatus.BAD_REQUEST,
        "photo-unreadable",
        "The photo can't be opened: %s. Take it again.".formatted(why),
        cause);
  }

  private static boolean beginsWith(byte[] bytes, byte[] mark) {
    return bytes.length > mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }
}
