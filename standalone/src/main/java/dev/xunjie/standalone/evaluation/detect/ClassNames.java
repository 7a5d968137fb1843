package dev.xunjie.standalone.evaluation.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the class numbers of YOLO label files mean.
 *
 * @param names by number
 * @param origin where that was read, for people
 */
record ClassNames(List<String> names, String origin) {
  private static final List<String> FILES =
      List.of("data.yaml", "data.yml", "classes.txt", "obj.names", "_darknet.labels");
  private static final String MANIFEST = "MANIFEST.tsv";

  /** As deep as a manifest may lie above the pictures. */
  private static final int MANIFEST_LEVELS = 4;

  private static final Pattern NUMBERED = Pattern.compile("(?<![\\w.-])(\\d{1,3}) ([\\p{L}_-]+)");
  private static final Pattern YAML_LIST = Pattern.compile("(?ms)^names:\\s*\\[(.*?)]");
  private static final Pattern YAML_DASHES =
      Pattern.compile("(?m)^names:[ \\t]*\\R((?:[ \\t]*-[ \\t]+.*\\R?)+)");
  private static final Pattern YAML_MAP =
      Pattern.compile("(?m)^names:[ \\t]*\\R((?:[ \\t]+\\d+[ \\t]*:.*\\R?)+)");

  ClassNames {
    names = List.copyOf(names);
  }

  /**
   * The names that a file gives: one on each line, or the {@code names} of a YOLO data.yaml.
   *
   * @throws UnusableMaterialException if it gives none
   */
  static ClassNames of(Path file) {
    String content = read(file);
    List<String> names =
        file.toString().endsWith(".yaml") || file.toString().endsWith(".yml")
            ? yamlNames(content)
            : content.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (names.isEmpty()) {
      throw new UnusableMaterialException(
          "%s names no classes: write one name on each line, or \"names: [car, bus]\" in a data.yaml"
              .formatted(file));
    }
    return new ClassNames(names, file.toString());
  }

  /**
   * The names for the pictures of a folder: of a data.yaml, classes.txt, obj.names or
   * _darknet.labels in it, in its parent or in {@code top}; else of a MANIFEST.tsv above it whose
   * lines on the folder number them ("0 bike 1 bus 2 car"); else COCO's 80.
   *
   * @param folder of the pictures, in {@code top}
   */
  static ClassNames find(Path folder, Path top) {
    Path inside = folder.toAbsolutePath().normalize();
    Path above = top.toAbsolutePath().normalize();
    return Stream.of(inside, inside.resolveSibling("labels"), inside.getParent(), above)
        .filter(place -> place != null && (place.startsWith(above) || place.equals(above)))
        .flatMap(place -> FILES.stream().map(place::resolve))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(ClassNames::of)
        .or(() -> inManifest(inside))
        .orElseGet(
            () -> new ClassNames(CocoClasses.NAMES, "COCO's 80 classes, nothing else is said"));
  }

  private static Optional<ClassNames> inManifest(Path folder) {
    Path above = folder;
    for (int level = 0; level < MANIFEST_LEVELS && above != null; level++) {
      Path manifest = above.resolve(MANIFEST);
      if (Files.isRegularFile(manifest)) {
        String within = above.relativize(folder).toString().replace('\\', '/') + "/";
        return read(manifest)
            .lines()
            .filter(line -> line.startsWith(within))
            .map(ClassNames::numbered)
            .flatMap(Optional::stream)
            .findFirst()
            .map(names -> new ClassNames(names, manifest.toString()));
      }
      above = above.getParent();
    }
    return Optional.empty();
  }

  /** Two or more names that follow each other, numbered from 0. */
  private static Optional<List<String>> numbered(String text) {
    List<String> names = new ArrayList<>();
    Matcher numbered = NUMBERED.matcher(text);
    while (numbered.find()) {
      int number = Integer.parseInt(numbered.group(1));
      if (number == names.size()) {
        names.add(numbered.group(2));
      } else if (names.size() < 2) {
        names.clear();
      }
    }
    return names.size() >= 2 ? Optional.of(List.copyOf(names)) : Optional.empty();
  }

  private static List<String> yamlNames(String yaml) {
    Matcher list = YAML_LIST.matcher(yaml);
    if (list.find()) {
      return Stream.of(list.group(1).split(",")).map(ClassNames::bare).toList();
    }
    Matcher dashes = YAML_DASHES.matcher(yaml);
    if (dashes.find()) {
      return dashes.group(1).lines().map(line -> bare(line.strip().substring(1))).toList();
    }
    Matcher map = YAML_MAP.matcher(yaml);
    if (map.find()) {
      return map.group(1).lines().map(line -> bare(line.substring(line.indexOf(':') + 1))).toList();
    }
    return List.of();
  }

  private static String bare(String quoted) {
    return quoted.replaceFirst("\\s#.*", "").strip().replaceAll("^['\"]|['\"]$", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException unreadable) {
      throw new UnusableMaterialException(
          "%s can't be read as UTF-8 text: %s".formatted(file, unreadable), unreadable);
    }
  }
}
