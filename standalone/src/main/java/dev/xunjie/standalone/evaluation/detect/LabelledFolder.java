package dev.xunjie.standalone.evaluation.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pictures with YOLO labels, in a folder and those below it. The labels of {@code x.jpg} stand in
 * {@code x.txt} beside it, or in the folder {@code labels} beside its folder {@code images}: on
 * each line class number, middle x, middle y, width, height, in shares of the picture. In a folder
 * where some picture has labels, one without a file shows nothing; a folder without any is left
 * out.
 *
 * @param pictures in the order of their names
 * @param classOrigins where the class names came from
 * @param leftOut folders with pictures but without labels
 */
record LabelledFolder(
    List<LabelledPicture> pictures, Set<String> classOrigins, List<Path> leftOut) {
  private static final Set<String> PICTURE_ENDINGS = Set.of("jpg", "jpeg", "png", "bmp", "webp");
  private static final int LABEL_FIELDS = 5;

  /** Boxes drawn over the picture's edge are cut there; sides less than this are no box. */
  private static final double LEAST_SIDE = 1e-6;

  /**
   * Reads the labels.
   *
   * @param classesFile what the class numbers mean, for all pictures; else it is looked for
   * @throws UnusableMaterialException if there is no labelled picture or a label is malformed
   */
  static LabelledFolder read(Path top, Optional<Path> classesFile) {
    if (!Files.isDirectory(top)) {
      throw new UnusableMaterialException(
          "%s is no folder: name one with pictures and YOLO labels".formatted(top));
    }
    Optional<ClassNames> given = classesFile.map(ClassNames::of);
    List<LabelledPicture> pictures = new ArrayList<>();
    Set<String> origins = new TreeSet<>();
    List<Path> leftOut = new ArrayList<>();
    for (Map.Entry<Path, List<Path>> folder : picturesByFolder(top).entrySet()) {
      if (folder.getValue().stream().noneMatch(picture -> Files.isRegularFile(labelsOf(picture)))) {
        leftOut.add(folder.getKey());
        continue;
      }
      ClassNames classes = given.orElseGet(() -> ClassNames.find(folder.getKey(), top));
      origins.add(classes.origin());
      for (Path picture : folder.getValue()) {
        pictures.add(new LabelledPicture(picture, boxes(labelsOf(picture), classes)));
      }
    }
    if (pictures.isEmpty()) {
      throw new UnusableMaterialException(
          "%s has no labelled picture: put x.txt beside x.jpg, or labels/x.txt beside images/x.jpg (docs/evaluation.md)"
              .formatted(top));
    }
    return new LabelledFolder(List.copyOf(pictures), origins, List.copyOf(leftOut));
  }

  private static Map<Path, List<Path>> picturesByFolder(Path top) {
    try (Stream<Path> files = Files.walk(top, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(LabelledFolder::isPicture)
          .sorted()
          .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.toList()));
    } catch (IOException unreadable) {
      throw new UnusableMaterialException(
          "%s can't be listed: %s".formatted(top, unreadable), unreadable);
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return PICTURE_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }

  private static Path labelsOf(Path picture) {
    String name = picture.getFileName().toString();
    String labels = name.substring(0, name.lastIndexOf('.')) + ".txt";
    Path folder = picture.toAbsolutePath().getParent();
    return folder.getFileName() != null && folder.getFileName().toString().equals("images")
        ? folder.resolveSibling("labels").resolve(labels)
        : picture.resolveSibling(labels);
  }

  private static List<LabelledBox> boxes(Path labels, ClassNames classes) {
    if (!Files.isRegularFile(labels)) {
      return List.of();
    }
    List<LabelledBox> boxes = new ArrayList<>();
    int number = 0;
    for (String line : lines(labels)) {
      number++;
      if (!line.isBlank()) {
        box(line, classes, "%s, line %d".formatted(labels, number)).ifPresent(boxes::add);
      }
    }
    return boxes;
  }

  private static List<String> lines(Path labels) {
    try {
      return Files.readAllLines(labels, UTF_8);
    } catch (IOException unreadable) {
      throw new UnusableMaterialException(
          "%s can't be read: %s".formatted(labels, unreadable), unreadable);
    }
  }

  private static Optional<LabelledBox> box(String line, ClassNames classes, String place) {
    String[] fields = line.strip().split("\\s+");
    if (fields.length < LABEL_FIELDS) {
      throw malformed(place, line, "too few fields");
    }
    try {
      int index = (int) Double.parseDouble(fields[0]);
      if (index < 0 || index >= classes.names().size()) {
        throw malformed(
            place,
            line,
            "class %d, but %s has %d classes; name the right ones with --classes"
                .formatted(index, classes.origin(), classes.names().size()));
      }
      return box(
              Double.parseDouble(fields[1]),
              Double.parseDouble(fields[2]),
              Double.parseDouble(fields[3]),
              Double.parseDouble(fields[4]))
          .map(box -> new LabelledBox(ScoredClass.of(classes.names().get(index)), box));
    } catch (NumberFormatException noNumber) {
      throw malformed(place, line, "no number");
    }
  }

  private static Optional<NormalisedBox> box(double x, double y, double width, double height) {
    double left = Math.max(0, x - width / 2);
    double top = Math.max(0, y - height / 2);
    double right = Math.min(1, x + width / 2);
    double bottom = Math.min(1, y + height / 2);
    return right - left >= LEAST_SIDE && bottom - top >= LEAST_SIDE
        ? Optional.of(new NormalisedBox(left, top, right, bottom))
        : Optional.empty();
  }

  private static UnusableMaterialException malformed(String place, String line, String why) {
    return new UnusableMaterialException(
        "%s: \"%s\" is no YOLO label (%s); it should be class number, middle x, middle y, width, height in 0 to 1"
            .formatted(place, line, why));
  }
}
