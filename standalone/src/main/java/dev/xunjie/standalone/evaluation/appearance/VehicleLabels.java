package dev.xunjie.standalone.evaluation.appearance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.appearance.AppearanceQuestion;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The labels of a folder: {@value #FILE}, tab-separated with a header line. Columns, in any order:
 *
 * <ul>
 *   <li>{@code file}: the picture, relative to the folder or to the one above it;
 *   <li>{@code box}, may be absent: {@code left,top,right,bottom} in shares of the picture, else
 *       the whole picture is the vehicle;
 *   <li>{@code truck}, may be absent: {@code yes} or {@code no}; without the column all are trucks;
 *   <li>{@code load…}: {@code covered} or {@code uncovered}, all else is no answer;
 *   <li>{@code body…}: {@code clean} or {@code dirty}; {@code dusty} and {@code slightly_dusty} are
 *       in between, and are trained on as such but never scored.
 * </ul>
 */
public final class VehicleLabels {
  private static final String FILE = "LABELS.tsv";
  private static final double IN_BETWEEN = .5;
  private static final NormalisedBox WHOLE = new NormalisedBox(0, 0, 1, 1);

  private VehicleLabels() {}

  /**
   * The labelled vehicles of a folder, in the file's order.
   *
   * @throws UnusableMaterialException if the labels are missing or unfit, or name a missing picture
   */
  public static List<LabelledVehicle> read(Path folder) {
    Path file = folder.resolve(FILE);
    List<String> lines = lines(file);
    List<String> columns = List.of(lines.get(0).split("\t"));
    int fileColumn =
        column(columns, "file")
            .orElseThrow(
                () -> new UnusableMaterialException(file + " must begin with a column \"file\""));
    List<LabelledVehicle> vehicles = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      String[] cells = lines.get(line).split("\t", -1);
      if (lines.get(line).isBlank()) {
        continue;
      }
      try {
        vehicles.add(
            new LabelledVehicle(
                picture(folder, cells[fileColumn]),
                box(cell(cells, column(columns, "box"))),
                answers(columns, cells)));
      } catch (IllegalArgumentException flaw) {
        throw new UnusableMaterialException(
            "%s, line %d: %s".formatted(file, line + 1, flaw.getMessage()), flaw);
      }
    }
    if (vehicles.isEmpty()) {
      throw new UnusableMaterialException(file + " names no vehicle");
    }
    return vehicles;
  }

  /**
   * SHA-256 over what is learnt from: for each vehicle in order the SHA-256 of its picture's bytes,
   * its box and its answers. Names and folders don't count, so the same material gives the same sum
   * wherever it lies. 64 hex digits.
   *
   * @throws UnusableMaterialException if a picture can't be read
   */
  public static String sha256(List<LabelledVehicle> vehicles) {
    MessageDigest whole = newDigest();
    Map<Path, String> sums = new HashMap<>();
    for (LabelledVehicle vehicle : vehicles) {
      String picture = sums.computeIfAbsent(vehicle.picture(), VehicleLabels::sha256);
      whole.update(
          "%s\t%s\t%s\n"
              .formatted(picture, sides(vehicle.box()), answers(vehicle))
              .getBytes(UTF_8));
    }
    return HexFormat.of().formatHex(whole.digest());
  }

  private static String sha256(Path picture) {
    try {
      return HexFormat.of().formatHex(newDigest().digest(Files.readAllBytes(picture)));
    } catch (IOException unreadable) {
      throw new UnusableMaterialException(picture + " can't be read: " + unreadable, unreadable);
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException neverOnJava) {
      throw new IllegalStateException(neverOnJava);
    }
  }

  private static String sides(NormalisedBox box) {
    return Stream.of(box.left(), box.top(), box.right(), box.bottom())
        .map(String::valueOf)
        .collect(joining(","));
  }

  private static String answers(LabelledVehicle vehicle) {
    return Stream.of(AppearanceQuestion.values())
        .filter(vehicle.answers()::containsKey)
        .map(question -> question + "=" + vehicle.answers().get(question))
        .collect(joining(","));
  }

  private static List<String> lines(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableMaterialException(
          file + " is missing: it must list the vehicles (docs/evaluation-appearance.md)");
    }
    try {
      List<String> lines = Files.readAllLines(file, UTF_8);
      if (lines.isEmpty()) {
        throw new UnusableMaterialException(file + " is empty");
      }
      return lines;
    } catch (IOException unreadable) {
      throw new UnusableMaterialException(file + " can't be read: " + unreadable, unreadable);
    }
  }

  private static Map<AppearanceQuestion, Double> answers(List<String> columns, String[] cells) {
    Map<AppearanceQuestion, Double> answers = new EnumMap<>(AppearanceQuestion.class);
    OptionalInt truck = column(columns, "truck");
    if (truck.isEmpty() || cell(cells, truck).equals("yes")) {
      answers.put(AppearanceQuestion.TRUCK, 1.0);
    } else if (cell(cells, truck).equals("no")) {
      answers.put(AppearanceQuestion.TRUCK, 0.0);
    }
    switch (cell(cells, column(columns, "load"))) {
      case "covered" -> answers.put(AppearanceQuestion.LOAD_UNCOVERED, 0.0);
      case "uncovered" -> answers.put(AppearanceQuestion.LOAD_UNCOVERED, 1.0);
      default -> {}
    }
    switch (cell(cells, column(columns, "body"))) {
      case "clean" -> answers.put(AppearanceQuestion.BODY_DIRTY, 0.0);
      case "dirty" -> answers.put(AppearanceQuestion.BODY_DIRTY, 1.0);
      case "dusty", "slightly_dusty" -> answers.put(AppearanceQuestion.BODY_DIRTY, IN_BETWEEN);
      default -> {}
    }
    return answers;
  }

  private static Path picture(Path folder, String name) {
    return Stream.of(folder, folder.toAbsolutePath().normalize().getParent())
        .map(base -> base.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no picture %s in %s".formatted(name, folder)));
  }

  private static NormalisedBox box(String text) {
    if (text.isEmpty()) {
      return WHOLE;
    }
    String[] sides = text.split(",");
    if (sides.length != 4) {
      throw new IllegalArgumentException("a box is left,top,right,bottom, not " + text);
    }
    return new NormalisedBox(
        Double.parseDouble(sides[0]),
        Double.parseDouble(sides[1]),
        Double.parseDouble(sides[2]),
        Double.parseDouble(sides[3]));
  }

  /** The first column that begins so. */
  private static OptionalInt column(List<String> columns, String beginning) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).startsWith(beginning))
        .findFirst();
  }

  private static String cell(String[] cells, OptionalInt column) {
    return column.isPresent() && column.getAsInt() < cells.length
        ? cells[column.getAsInt()].strip()
        : "";
  }
}
