package dev.xunjie.violation.casefile;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifIFD0Directory;
import dev.xunjie.evidence.picture.Jpeg;
import dev.xunjie.evidence.picture.ReducedReading;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Makes a phone's photo fit for paper: upright, and no finer than a printer shows it. */
final class PrintPicture {
  /** Of the longer side, in pixels: 300 dots an inch on half the width of the text, 8 cm. */
  private static final int LONGEST = 1000;

  /** As a camera writes where its upper edge is, in EXIF: 1, upright. */
  private static final int UPRIGHT = 1;

  private PrintPicture() {}

  /** The photo as a small JPEG. */
  static byte[] of(byte[] photo) {
    try {
      return Jpeg.encode(drawn(ReducedReading.of(photo, LONGEST), orientation(photo)));
    } catch (IOException damaged) {
      throw new UncheckedIOException("a photo that was opened before is damaged", damaged);
    }
  }

  private static int orientation(byte[] photo) throws IOException {
    try {
      Directory told =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo))
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      return Optional.ofNullable(told)
          .map(directory -> directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
          .orElse(UPRIGHT);
    } catch (ImageProcessingException unknown) {
      return UPRIGHT;
    }
  }

  private static BufferedImage drawn(BufferedImage read, int orientation) {
    double scale = Math.min(1, (double) LONGEST / Math.max(read.getWidth(), read.getHeight()));
    double width = read.getWidth() * scale;
    double height = read.getHeight() * scale;
    boolean isOnItsSide = orientation >= 5 && orientation <= 8;
    BufferedImage upright =
        new BufferedImage(
            (int) Math.max(1, isOnItsSide ? height : width),
            (int) Math.max(1, isOnItsSide ? width : height),
            BufferedImage.TYPE_INT_RGB);
    AffineTransform placing = placing(orientation, width, height);
    placing.scale(scale, scale);
    Graphics2D pen = upright.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(read, placing, null);
    pen.dispose();
    return upright;
  }

  /** From where the camera put its pixels to where they are seen (EXIF 2.32, table 6). */
  private static AffineTransform placing(int orientation, double width, double height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
