package dev.xunjie.standalone.evaluation.plates;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.detector.plate.Corner;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of pictures with its {@code PLATES.tsv}: UTF-8, columns divided by tabs and named in the
 * first line. {@code file} and {@code plate} are needed; with {@code cx}, {@code cy}, {@code
 * width}, {@code height} (pixels) and {@code rotation_deg} the pictures are photos, without they
 * are crops. {@code colour} may stand beside.
 *
 * @param kind which of the two
 * @param pictures in the order of the file
 */
record PlateMaterial(Kind kind, List<LabelledPicture> pictures) {
  static final String TRUTH = "PLATES.tsv";

  private static final List<String> PLACE = List.of("cx", "cy", "width", "height", "rotation_deg");

  /** What the pictures are. */
  enum Kind {
    /** One plate and nothing else. */
    CROPS,
    /** Streets with vehicles with plates. */
    PHOTOS
  }

  /**
   * @throws UnusableMaterialException if there is no such truth, or a line of it can't be honoured
   */
  static PlateMaterial read(Path folder) {
    Path truth = folder.resolve(TRUTH);
    List<String> lines = lines(truth);
    if (lines.isEmpty()) {
      throw unusable(truth, 1, "the file is empty");
    }
    List<String> columns = List.of(lines.get(0).strip().split("\t"));
    if (!columns.contains("file") || !columns.contains("plate")) {
      throw unusable(
          truth, 1, "columns \"file\" and \"plate\" are needed, but there are " + columns);
    }
    Kind kind = columns.containsAll(PLACE) ? Kind.PHOTOS : Kind.CROPS;
    Map<Path, List<LabelledPlate>> plates = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        Row row = new Row(truth, i + 1, columns, lines.get(i).split("\t", -1));
        Path picture = folder.resolve(row.text("file"));
        if (!Files.isRegularFile(picture)) {
          throw unusable(truth, i + 1, "there is no picture " + picture);
        }
        plates.computeIfAbsent(picture, absent -> new ArrayList<>()).add(row.plate(kind));
      }
    }
    if (plates.isEmpty()) {
      throw unusable(truth, 2, "no plate is named");
    }
    return new PlateMaterial(
        kind,
        plates.entrySet().stream()
            .map(entry -> new LabelledPicture(entry.getKey(), List.copyOf(entry.getValue())))
            .toList());
  }

  private static List<String> lines(Path truth) {
    if (!Files.isRegularFile(truth)) {
      throw new UnusableMaterialException(
          "%s is missing: it says which plate is on which picture (docs/evaluation-plates.md)"
              .formatted(truth));
    }
    try {
      return Files.readString(truth, UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UnusableMaterialException(
          "%s can't be read as UTF-8: %s".formatted(truth, unreadable), unreadable);
    }
  }

  private static UnusableMaterialException unusable(Path truth, int line, String why) {
    return new UnusableMaterialException("%s, line %d: %s".formatted(truth, line, why));
  }

  private record Row(Path truth, int line, List<String> columns, String[] values) {
    private String text(String column) {
      int index = columns.indexOf(column);
      if (index >= values.length || values[index].isBlank()) {
        throw unusable(truth, line, "column \"%s\" is empty".formatted(column));
      }
      return values[index].strip();
    }

    private double number(String column) {
      try {
        return Double.parseDouble(text(column));
      } catch (NumberFormatException notOne) {
        throw unusable(
            truth, line, "column \"%s\" is %s, not a number".formatted(column, text(column)));
      }
    }

    private LabelledPlate plate(Kind kind) {
      Optional<String> colour =
          columns.contains("colour") ? Optional.of(text("colour")) : Optional.empty();
      Optional<LabelledPlate.Place> place =
          kind == Kind.CROPS
              ? Optional.empty()
              : Optional.of(
                  new LabelledPlate.Place(
                      new Corner(number("cx"), number("cy")),
                      number("width"),
                      number("height"),
                      number("rotation_deg")));
      return new LabelledPlate(text("plate"), place, colour);
    }
  }
}
