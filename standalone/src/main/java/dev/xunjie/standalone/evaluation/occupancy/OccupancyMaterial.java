package dev.xunjie.standalone.evaluation.occupancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The material of a folder: {@value #SCENES} lists pictures beside their references, {@value
 * #SEQUENCES} videos; either may be absent. Tab-separated, with a header line; files relative to
 * the folder. A zone is {@code x,y x,y x,y …} in shares of the picture.
 *
 * @param scenes pictures with the truth as a mask
 * @param sequences videos with the truth as a span of time
 */
record OccupancyMaterial(List<Scene> scenes, List<Sequence> sequences) {
  static final String SCENES = "SCENES.tsv";
  static final String SEQUENCES = "SEQUENCES.tsv";

  private static final List<String> SCENE_COLUMNS =
      List.of("picture", "references", "zone", "mask", "conditions");
  private static final List<String> SEQUENCE_COLUMNS =
      List.of("video", "reference_seconds", "zone", "from_second", "to_second");

  /**
   * One picture.
   *
   * @param references pictures of the same view with nothing standing there, at least one
   * @param mask white where things stand; absent where nothing does
   * @param conditions what the weather did, for the report
   */
  record Scene(
      Path picture,
      List<Path> references,
      NormalisedPolygon zone,
      Optional<Path> mask,
      String conditions) {}

  /**
   * One video.
   *
   * @param referenceSeconds when it shows the zone with nothing standing there
   * @param fromSecond when a thing comes to stand in the zone, if any does
   * @param toSecond when it is gone; endless if it stays
   */
  record Sequence(
      Path video,
      List<Double> referenceSeconds,
      NormalisedPolygon zone,
      Optional<Double> fromSecond,
      double toSecond) {}

  static OccupancyMaterial read(Path folder) {
    OccupancyMaterial material =
        new OccupancyMaterial(
            rows(folder.resolve(SCENES), SCENE_COLUMNS).map(row -> scene(folder, row)).toList(),
            rows(folder.resolve(SEQUENCES), SEQUENCE_COLUMNS)
                .map(row -> sequence(folder, row))
                .toList());
    if (material.scenes().isEmpty() && material.sequences().isEmpty()) {
      throw new UnusableMaterialException(
          "%s has neither %s nor %s with a row in it (docs/evaluation-appearance.md)"
              .formatted(folder, SCENES, SEQUENCES));
    }
    return material;
  }

  private record Row(Path file, int line, List<String> cells) {
    String cell(int column) {
      return cells.get(column).strip();
    }

    UnusableMaterialException unfit(String what, RuntimeException cause) {
      return new UnusableMaterialException(
          "%s, line %d: %s: %s".formatted(file, line, what, cause.getMessage()), cause);
    }
  }

  private static Stream<Row> rows(Path file, List<String> columns) {
    if (!Files.exists(file)) {
      return Stream.empty();
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file, UTF_8);
    } catch (IOException unreadable) {
      throw new UnusableMaterialException(file + " can't be read: " + unreadable, unreadable);
    }
    if (lines.isEmpty() || !List.of(lines.get(0).split("\t")).equals(columns)) {
      throw new UnusableMaterialException(
          "%s must begin with the columns %s, separated by tabs"
              .formatted(file, String.join(" ", columns)));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = List.of(lines.get(i).split("\t", -1));
      if (cells.size() != columns.size()) {
        throw new UnusableMaterialException(
            "%s, line %d has %d columns, but must have %d"
                .formatted(file, i + 1, cells.size(), columns.size()));
      }
      rows.add(new Row(file, i + 1, cells));
    }
    return rows.stream();
  }

  private static Scene scene(Path folder, Row row) {
    return new Scene(
        folder.resolve(row.cell(0)),
        Stream.of(row.cell(1).split(",")).map(name -> folder.resolve(name.strip())).toList(),
        zone(row),
        row.cell(3).isEmpty() ? Optional.empty() : Optional.of(folder.resolve(row.cell(3))),
        row.cell(4));
  }

  private static Sequence sequence(Path folder, Row row) {
    try {
      return new Sequence(
          folder.resolve(row.cell(0)),
          Stream.of(row.cell(1).split(",")).map(Double::valueOf).toList(),
          zone(row),
          row.cell(3).isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(row.cell(3))),
          row.cell(4).isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(row.cell(4)));
    } catch (NumberFormatException flaw) {
      throw row.unfit("a number of seconds", flaw);
    }
  }

  private static NormalisedPolygon zone(Row row) {
    try {
      return NormalisedPolygon.of(
          Stream.of(row.cell(2).split("[ ,]+")).mapToDouble(Double::parseDouble).toArray());
    } catch (IllegalArgumentException flaw) {
      throw row.unfit("the zone", flaw);
    }
  }
}
