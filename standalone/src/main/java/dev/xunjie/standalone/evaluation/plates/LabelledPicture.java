package dev.xunjie.standalone.evaluation.plates;

import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A picture and the plates on it.
 *
 * @param file JPEG or PNG
 * @param plates one for a crop; for a photo all that the truth names
 */
record LabelledPicture(Path file, List<LabelledPlate> plates) {
  private static final byte[] JPEG_BEGIN = {(byte) 0xff, (byte) 0xd8};
  private static final byte[] JPEG_END = {(byte) 0xff, (byte) 0xd9};

  /**
   * Its pixels, to be closed. Photos in collections often lack their last bytes; unlike a camera's
   * frame such a photo is taken, the missing rows grey.
   *
   * @throws UnusableMaterialException if the file can't be read or is no picture
   */
  BgrImage decode() {
    try {
      return BgrImage.decode(ended(Files.readAllBytes(file)));
    } catch (IOException | UnreadableFrameException unreadable) {
      throw new UnusableMaterialException(
          "%s can't be read as a picture: %s".formatted(file, unreadable.getMessage()), unreadable);
    }
  }

  private static byte[] ended(byte[] encoded) {
    boolean cutOff =
        encoded.length > JPEG_BEGIN.length
            && Arrays.equals(Arrays.copyOf(encoded, 2), JPEG_BEGIN)
            && !Arrays.equals(
                Arrays.copyOfRange(encoded, encoded.length - 2, encoded.length), JPEG_END);
    if (!cutOff) {
      return encoded;
    }
    byte[] ended = Arrays.copyOf(encoded, encoded.length + 2);
    System.arraycopy(JPEG_END, 0, ended, encoded.length, 2);
    return ended;
  }
}
