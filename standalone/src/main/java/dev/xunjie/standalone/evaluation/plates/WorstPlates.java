package dev.xunjie.standalone.evaluation.plates;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.plate.PlateQuad;
import dev.xunjie.detector.plate.PlateRecognition;
import dev.xunjie.detector.plate.ReadPlate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The plates that went wrong, for looking at: {@code worst.html} with, for each, the place in the
 * photo, the straightened plate, truth, reading and confidence; and {@code reads.tsv} with every
 * plate. File names are ASCII, for any locale.
 */
final class WorstPlates {
  private static final int MOST_CASES = 60;
  private static final int PLACE_PIXELS = 360;
  private static final int STRAIGHT_WIDTH_PIXELS = 320;
  private static final int STRAIGHT_HEIGHT_PIXELS = 96;

  /** How much of the surroundings is shown, in widths of the plate to each side. */
  private static final double SURROUNDINGS = 1;

  private WorstPlates() {}

  /**
   * @param folder made when absent
   */
  static void write(Path folder, List<LabelledPicture> pictures, List<PlateOutcome> outcomes) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("reads.tsv"), table(pictures, outcomes), UTF_8);
      List<PlateOutcome> worst =
          outcomes.stream()
              .filter(outcome -> !outcome.isRight())
              .filter(outcome -> outcome.truth().isPresent() || outcome.isReported())
              .sorted(
                  Comparator.comparing((PlateOutcome outcome) -> !outcome.isWrong())
                      .thenComparing(PlateOutcome::isTrue)
                      .thenComparingDouble(outcome -> -outcome.confidence()))
              .limit(MOST_CASES)
              .toList();
      StringBuilder page = new StringBuilder(4096);
      page.append("<!doctype html><meta charset=\"utf-8\"><title>eval plates</title>\n");
      for (int i = 0; i < worst.size(); i++) {
        page.append(drawn(folder, i, pictures, worst.get(i)));
      }
      Files.writeString(folder.resolve("worst.html"), page, UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException("can't write to " + folder, failed);
    }
  }

  private static String table(List<LabelledPicture> pictures, List<PlateOutcome> outcomes) {
    StringBuilder table = new StringBuilder("file\ttruth\tread\tconfidence\tcolour\tverdict\n");
    for (PlateOutcome outcome : outcomes) {
      table.append(
          String.format(
              Locale.ROOT,
              "%s\t%s\t%s\t%.5f\t%s\t%s%n",
              pictures.get(outcome.picture()).file().getFileName(),
              outcome.truth().map(LabelledPlate::text).orElse("-"),
              outcome.guess().map(guess -> guess.number().text()).orElse("-"),
              outcome.confidence(),
              outcome.guess().map(guess -> guess.colour().name()).orElse("-"),
              verdict(outcome)));
    }
    return table.toString();
  }

  private static String drawn(
      Path folder, int number, List<LabelledPicture> pictures, PlateOutcome outcome)
      throws IOException {
    Path file = pictures.get(outcome.picture()).file();
    String place = String.format(Locale.ROOT, "%02d-%s-place.jpg", number, verdict(outcome));
    String straight = String.format(Locale.ROOT, "%02d-%s-plate.jpg", number, verdict(outcome));
    try (BgrImage picture = pictures.get(outcome.picture()).decode()) {
      Optional<PlateQuad> truth =
          outcome.truth().flatMap(LabelledPlate::place).map(LabelledPlate.Place::quad);
      Optional<PlateQuad> read = outcome.guess().map(ReadPlate::quad);
      PlateQuad quad =
          read.or(() -> truth)
              .orElseGet(
                  () -> PlateQuad.upright(0, 0, picture.widthPixels(), picture.heightPixels()));
      try (BgrImage plate =
          PlateRecognition.straightened(
              picture, quad, STRAIGHT_WIDTH_PIXELS, STRAIGHT_HEIGHT_PIXELS)) {
        Files.write(folder.resolve(straight), PlatePainter.jpeg(plate));
      }
      truth.ifPresent(corners -> PlatePainter.outline(picture, corners, PlatePainter.TRUTH));
      read.ifPresent(corners -> PlatePainter.outline(picture, corners, PlatePainter.READ));
      try (BgrImage surroundings =
          PlateRecognition.straightened(picture, around(quad), PLACE_PIXELS, PLACE_PIXELS)) {
        Files.write(folder.resolve(place), PlatePainter.jpeg(surroundings));
      }
    }
    return String.format(
        Locale.ROOT,
        "<p><img src=\"%s\"> <img src=\"%s\"><br>%s: %s, truth %s, read %s, confidence %.3f</p>%n",
        place,
        straight,
        file.getFileName(),
        verdict(outcome),
        outcome.truth().map(LabelledPlate::text).orElse("none labelled"),
        outcome.guess().map(guess -> guess.number().text()).orElse("nothing"),
        outcome.confidence());
  }

  private static PlateQuad around(PlateQuad quad) {
    double reach = (.5 + SURROUNDINGS) * Math.max(quad.widthPixels(), quad.heightPixels());
    double x = quad.centre().x();
    double y = quad.centre().y();
    return PlateQuad.upright(x - reach, y - reach, x + reach, y + reach);
  }

  private static String verdict(PlateOutcome outcome) {
    if (outcome.isRight()) {
      return "right";
    }
    if (outcome.isWrong()) {
      return outcome.truth().isPresent() ? "wrong" : "unlabelled";
    }
    return outcome.guess().isPresent() ? "unread" : "unfound";
  }
}
