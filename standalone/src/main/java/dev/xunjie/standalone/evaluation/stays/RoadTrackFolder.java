package dev.xunjie.standalone.evaluation.stays;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.detection.Detection;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder in the layout of RoadTrack (<a
 * href="https://github.com/corfyi/RoadTrack">corfyi/RoadTrack</a>): sequences with stops in {@code
 * P}, of normal traffic in {@code N}, each with {@code data/det/*.txt}, those in {@code P} with
 * {@code data/gt/gt.txt}; {@code filter.json} beside them. A sequence's camera is the K and number
 * in its name.
 */
final class RoadTrackFolder {
  private static final String WITH_STOPS = "P";
  private static final String NORMAL_TRAFFIC = "N";
  private static final Pattern CAMERA = Pattern.compile("K\\d+");

  /** Of several files of detections the benchmark scores this one. */
  private static final String SCORED_DETECTIONS = "yolo11m_nms05.txt";

  /** COCO's numbers of what drives; RoadTrack's detections hold cars and trucks only. */
  private static final Map<Integer, String> VEHICLES = Map.of(2, "car", 5, "bus", 7, "truck");

  private final Path folder;
  private final MaskedRegions masked;

  /**
   * @throws UnusableMaterialException if the folder hasn't that layout
   */
  RoadTrackFolder(Path folder) {
    if (!Files.isDirectory(folder.resolve(WITH_STOPS))) {
      throw new UnusableMaterialException(
          "%s has no folder %s: give the folder that holds RoadTrack's P, N and filter.json"
              .formatted(folder, WITH_STOPS));
    }
    this.folder = folder;
    this.masked = MaskedRegions.in(folder);
  }

  /** All sequences, those with stops first, each group by name. */
  Stream<RecordedSequence> sequences() {
    return Stream.of(WITH_STOPS, NORMAL_TRAFFIC)
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .flatMap(group -> foldersIn(group).stream())
        .map(this::read);
  }

  private RecordedSequence read(Path sequence) {
    String camera = cameraOf(sequence);
    List<BoxRow> seen = BoxRow.allOf(detectionsOf(sequence));
    List<BoxRow> marked = isWithStops(sequence) ? BoxRow.allOf(truthOf(sequence)) : List.of();
    PictureSize picture =
        PictureSize.holding(Stream.concat(seen.stream(), marked.stream()).toList());
    int lastFrame = seen.stream().mapToInt(BoxRow::frame).max().orElse(0);

    Map<Integer, List<Detection>> detections = new HashMap<>();
    for (BoxRow row : seen) {
      String label = VEHICLES.get(row.cocoClass());
      if (label != null && !masked.hide(camera, row.box())) {
        detections
            .computeIfAbsent(row.frame(), frame -> new ArrayList<>())
            .add(new Detection(label, row.score(), row.box().in(picture)));
      }
    }
    return new RecordedSequence(
        folder.relativize(sequence).toString(),
        camera,
        IntStream.rangeClosed(1, lastFrame).boxed().toList(),
        detections,
        truthsAmong(marked, picture));
  }

  private static List<TrueStay> truthsAmong(List<BoxRow> rows, PictureSize picture) {
    SortedMap<Integer, SortedMap<Integer, NormalisedBox>> byTrack = new TreeMap<>();
    for (BoxRow row : rows) {
      byTrack
          .computeIfAbsent(row.track(), track -> new TreeMap<>())
          .put(row.frame(), row.box().in(picture));
    }
    return byTrack.entrySet().stream()
        .map(track -> new TrueStay(track.getKey(), track.getValue().firstKey(), track.getValue()))
        .toList();
  }

  private static String cameraOf(Path sequence) {
    String name = sequence.getFileName().toString();
    Matcher camera = CAMERA.matcher(name);
    return camera.find() ? camera.group() : name;
  }

  private boolean isWithStops(Path sequence) {
    return sequence.getParent().equals(folder.resolve(WITH_STOPS));
  }

  private static Path truthOf(Path sequence) {
    return existing(sequence.resolve("data").resolve("gt").resolve("gt.txt"));
  }

  private static Path detectionsOf(Path sequence) {
    Path files = existing(sequence.resolve("data").resolve("det"));
    Path scored = files.resolve(SCORED_DETECTIONS);
    if (Files.exists(scored)) {
      return scored;
    }
    Optional<Path> only =
        listed(files).stream().filter(file -> file.toString().endsWith(".txt")).findFirst();
    return only.orElseThrow(
        () -> new UnusableMaterialException("%s holds no detections (*.txt)".formatted(files)));
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new UnusableMaterialException("%s is missing".formatted(path));
    }
    return path;
  }

  private static List<Path> foldersIn(Path group) {
    return listed(group).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> listed(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException unreadable) {
      throw new UnusableMaterialException("can't list %s".formatted(folder), unreadable);
    }
  }
}
