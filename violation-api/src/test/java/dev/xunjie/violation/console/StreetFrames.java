package dev.xunjie.violation.console;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Pictures of the demo's street, as several cameras would show it. */
final class StreetFrames {
  private static final int WIDTH = 768;
  private static final int HEIGHT = 576;

  /** One picture each five seconds of the clip's ten pictures a second. */
  private static final String EVERY_FIVE_SECONDS = "select='not(mod(n,50))'";

  /**
   * What a camera shows of the street.
   *
   * @param left where its picture begins, in shares of the whole
   * @param top where its picture begins
   * @param share its width and height in shares of the whole
   * @param isMirrored whether it looks from the other side
   * @param light 1 by day
   */
  record View(double left, double top, double share, boolean isMirrored, double light) {
    /** Where in this view something of the whole street is. */
    NormalisedBox box(NormalisedBox whole) {
      double from = within((whole.left() - left) / share);
      double to = within((whole.right() - left) / share);
      double upper = within((whole.top() - top) / share);
      double lower = within((whole.bottom() - top) / share);
      return isMirrored
          ? new NormalisedBox(1 - to, upper, 1 - from, lower)
          : new NormalisedBox(from, upper, to, lower);
    }

    private static double within(double place) {
      return Math.max(0, Math.min(1, place));
    }
  }

  private final List<BufferedImage> frames = new ArrayList<>();
  private final byte[] clip;

  /** Reads the clip with the machine's ffmpeg. */
  StreetFrames(Path street) {
    try {
      Path folder = Files.createTempDirectory("street-frames");
      List<String> read =
          List.of("ffmpeg", "-v", "error", "-f", "h264", "-r", "10", "-i", street.toString());
      run(read, "-vf", EVERY_FIVE_SECONDS, "-vsync", "0", "-q:v", "2", folder + "/%03d.jpg");
      run(read, "-t", "20", "-c", "copy", "-movflags", "+faststart", folder + "/clip.mp4");
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(one -> one.toString().endsWith(".jpg")).sorted().toList()) {
          frames.add(ImageIO.read(file.toFile()));
        }
      }
      clip = Files.readAllBytes(folder.resolve("clip.mp4"));
      try (Stream<Path> leftovers = Files.walk(folder)) {
        leftovers.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException unable) {
      throw new UncheckedIOException("can't read " + street, unable);
    }
  }

  /** Some seconds of the street as a file. */
  byte[] clip() {
    return clip.clone();
  }

  /** The picture of that number, which begins anew at the end, in that view. */
  byte[] jpeg(int number, View view) {
    BufferedImage whole = frames.get(number % frames.size());
    BufferedImage part =
        whole.getSubimage(
            (int) (view.left() * WIDTH),
            (int) (view.top() * HEIGHT),
            (int) (view.share() * WIDTH),
            (int) (view.share() * HEIGHT));
    BufferedImage shown = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = shown.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(
        part, view.isMirrored() ? WIDTH : 0, 0, view.isMirrored() ? -WIDTH : WIDTH, HEIGHT, null);
    pen.dispose();
    new RescaleOp((float) view.light(), 0, null).filter(shown, shown);
    try (ByteArrayOutputStream jpeg = new ByteArrayOutputStream()) {
      ImageIO.write(shown, "jpeg", jpeg);
      return jpeg.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void run(List<String> begin, String... rest) throws IOException {
    List<String> command = new ArrayList<>(begin);
    command.addAll(List.of(rest));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("ffmpeg failed: " + String.join(" ", command));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while ffmpeg ran", stopped);
    }
  }
}
