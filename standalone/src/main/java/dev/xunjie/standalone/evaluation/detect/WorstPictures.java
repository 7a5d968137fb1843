package dev.xunjie.standalone.evaluation.detect;

import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.PixelBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Draws the pictures in which a detector went wrong most: green what it found rightly, yellow what
 * it missed, red what isn't there, with scores. Only claims of some weight are drawn, for average
 * precision counts weak ones too, but nobody acts on them.
 */
final class WorstPictures {
  /** How many pictures are kept. */
  static final int KEPT = 24;

  /** Found boxes below this score aren't drawn and don't count here. */
  static final double DRAWN_SCORE = 0.3;

  private static final Scalar RIGHT = new Scalar(80, 200, 80, 0);
  private static final Scalar MISSED = new Scalar(0, 220, 255, 0);
  private static final Scalar WRONG = new Scalar(60, 60, 255, 0);
  private static final int LINE_PIXELS = 2;
  private static final double TEXT_SCALE = 0.5;
  private static final int TEXT_PIXELS = 14;

  private final List<Case> cases = new ArrayList<>();

  private record Case(Path file, List<Matching> byClass) {
    long wrongs() {
      return byClass.stream()
          .mapToLong(
              each ->
                  each.missed().size()
                      + each.verdicts().stream().filter(verdict -> !verdict.right()).count())
          .sum();
    }
  }

  /** Remembers one picture if it is among the worst. */
  void add(LabelledPicture picture, List<FoundBox> found, List<String> classes) {
    List<Matching> byClass =
        classes.stream()
            .map(
                name ->
                    Matching.of(
                        found.stream()
                            .filter(box -> box.className().equals(name))
                            .filter(box -> box.score() >= DRAWN_SCORE)
                            .toList(),
                        picture.truth().stream()
                            .filter(box -> box.className().equals(name))
                            .toList(),
                        Scoreboard.FOUND_OVERLAP,
                        Scoreboard.MOST_FOUND))
            .toList();
    cases.add(new Case(picture.file(), byClass));
    cases.sort(Comparator.comparingLong(Case::wrongs).reversed());
    if (cases.size() > KEPT) {
      cases.remove(KEPT);
    }
  }

  /**
   * Draws them into a folder, the worst first by name.
   *
   * @throws IOException if one can't be read or written
   */
  void draw(Path folder) throws IOException {
    Files.createDirectories(folder);
    int rank = 0;
    for (Case each : cases) {
      rank++;
      if (each.wrongs() > 0) {
        Files.write(
            folder.resolve(
                String.format(Locale.ROOT, "%02d_%s.jpg", rank, each.file().getFileName())),
            painted(each));
      }
    }
  }

  private static byte[] painted(Case each) throws IOException {
    try (BgrImage picture = BgrImage.decode(Files.readAllBytes(each.file()));
        BytePointer encoded = new BytePointer()) {
      for (Matching matching : each.byClass()) {
        for (LabelledBox box : matching.missed()) {
          paint(picture, box.box(), box.className(), MISSED);
        }
        for (Matching.Verdict verdict : matching.verdicts()) {
          paint(
              picture,
              verdict.found().box(),
              String.format(
                  Locale.ROOT, "%s %.2f", verdict.found().className(), verdict.found().score()),
              verdict.right() ? RIGHT : WRONG);
        }
      }
      imencode(".jpg", picture.pixels(), encoded);
      byte[] jpeg = new byte[(int) encoded.limit()];
      encoded.get(jpeg);
      return jpeg;
    }
  }

  private static void paint(BgrImage picture, NormalisedBox box, String text, Scalar colour) {
    PixelBox place = PixelBox.covering(box, picture.widthPixels(), picture.heightPixels());
    Mat pixels = picture.pixels();
    try (Point topLeft = new Point(place.left(), place.top());
        Point bottomRight =
            new Point(place.left() + place.width() - 1, place.top() + place.height() - 1);
        Point textPlace = new Point(place.left(), Math.max(TEXT_PIXELS, place.top() - 4))) {
      rectangle(pixels, topLeft, bottomRight, colour, LINE_PIXELS, LINE_AA, 0);
      putText(
          pixels,
          ascii(text),
          textPlace,
          FONT_HERSHEY_SIMPLEX,
          TEXT_SCALE,
          colour,
          1,
          LINE_AA,
          false);
    }
  }

  /** OpenCV's font has no other characters. */
  private static String ascii(String text) {
    return text.chars()
        .mapToObj(each -> each < 128 ? String.valueOf((char) each) : "?")
        .collect(Collectors.joining());
  }
}
