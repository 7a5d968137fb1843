package dev.xunjie.standalone.evaluation.parking;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder in the layout of the study of illegal parking by W. Chen and C. K. Yeo (<a
 * href="https://github.com/coranholmes/illegal_vehicle_detection">coranholmes/illegal_vehicle_detection</a>):
 * {@code label/VIDEO.txt} is what its tracker said, {@code gt/VIDEO.txt} the truth, {@code
 * mask/mask.json} the zones of all videos.
 *
 * @param videos those that can be scored, by name
 * @param leftOut names of those that can't, for a file of theirs is missing, with that file
 */
record StudyFolder(List<StudyVideo> videos, Map<String, String> leftOut) {
  private static final String TRACKED = "label";
  private static final String TRUTH = "gt";
  private static final String EXTENSION = ".txt";

  /** Where there aren't two frames, none is far from another. */
  private static final int STEP_OF_SINGLE_FRAMES = 1;

  /**
   * Reads it.
   *
   * @throws UnusableMaterialException if the folder hasn't that layout or a file isn't readable
   */
  static StudyFolder read(Path folder) {
    Map<String, Mask> masks = Mask.byVideo(folder.resolve("mask").resolve("mask.json"));
    SortedSet<String> tracked = videosIn(folder, TRACKED);
    SortedSet<String> marked = videosIn(folder, TRUTH);
    SortedMap<String, String> leftOut = new TreeMap<>();
    List<StudyVideo> videos = new ArrayList<>();
    SortedSet<String> known = new TreeSet<>(masks.keySet());
    known.addAll(tracked);
    known.addAll(marked);
    for (String name : known) {
      if (!tracked.contains(name)) {
        leftOut.put(name, TRACKED + "/" + name + EXTENSION);
      } else if (!marked.contains(name)) {
        leftOut.put(name, TRUTH + "/" + name + EXTENSION);
      } else {
        videos.add(read(folder, name, Optional.ofNullable(masks.get(name))));
      }
    }
    if (videos.isEmpty()) {
      throw new UnusableMaterialException(
          "%s has no video with both %s and %s: nothing can be scored"
              .formatted(folder, TRACKED + "/VIDEO.txt", TRUTH + "/VIDEO.txt"));
    }
    return new StudyFolder(videos, leftOut);
  }

  private static StudyVideo read(Path folder, String name, Optional<Mask> mask) {
    if (mask.isEmpty()) {
      throw new UnusableMaterialException(
          "%s/mask/mask.json has no entry for %s: without a zone nothing is forbidden there"
              .formatted(folder, name));
    }
    Path trackedFile = folder.resolve(TRACKED).resolve(name + EXTENSION);
    List<BoxLine> tracked = BoxLine.allOf(trackedFile);
    List<BoxLine> marked = BoxLine.allOf(folder.resolve(TRUTH).resolve(name + EXTENSION));
    if (tracked.stream().anyMatch(line -> line.parkedSamples().isEmpty())) {
      throw new UnusableMaterialException(
          "%s: a line has no parked_time; is it the truth rather than the tracker's output?"
              .formatted(trackedFile));
    }
    try {
      PictureSize picture = mask.get().picture();
      int framesPerSample =
          commonestStep(tracked).or(() -> commonestStep(marked)).orElse(STEP_OF_SINGLE_FRAMES);
      return new StudyVideo(
          Identifier.require("video", name),
          framesPerSample,
          samples(tracked, marked, framesPerSample, picture),
          mask.get().zones(),
          truths(marked, picture));
    } catch (IllegalArgumentException flaw) {
      throw new UnusableMaterialException(
          "%s, video %s: %s".formatted(folder, name, flaw.getMessage()), flaw);
    }
  }

  /** The commonest difference between frames one after another; of equals the shortest. */
  private static Optional<Integer> commonestStep(List<BoxLine> lines) {
    int[] frames = lines.stream().mapToInt(BoxLine::frame).sorted().distinct().toArray();
    SortedMap<Integer, Integer> countByStep = new TreeMap<>();
    for (int i = 1; i < frames.length; i++) {
      countByStep.merge(frames[i] - frames[i - 1], 1, Integer::sum);
    }
    return countByStep.entrySet().stream()
        .reduce((one, later) -> later.getValue() > one.getValue() ? later : one)
        .map(Map.Entry::getKey);
  }

  /** The tracker looked in every sample from the first to the last that is known of. */
  private static SortedMap<Integer, List<TrackedBox>> samples(
      List<BoxLine> tracked, List<BoxLine> marked, int framesPerSample, PictureSize picture) {
    SortedMap<Integer, List<TrackedBox>> samples = new TreeMap<>();
    for (BoxLine line : tracked) {
      List<TrackedBox> boxes = samples.computeIfAbsent(line.frame(), frame -> new ArrayList<>());
      picture
          .boxOf(line)
          .map(
              box ->
                  new TrackedBox(line.id(), line.type(), box, line.parkedSamples().orElseThrow()))
          .ifPresent(boxes::add);
    }
    if (!samples.isEmpty()) {
      int last =
          Stream.concat(tracked.stream(), marked.stream())
              .mapToInt(BoxLine::frame)
              .max()
              .getAsInt();
      for (int frame = samples.firstKey(); frame <= last; frame += framesPerSample) {
        samples.putIfAbsent(frame, List.of());
      }
    }
    return samples;
  }

  private static List<TrueStay> truths(List<BoxLine> marked, PictureSize picture) {
    SortedMap<Integer, SortedMap<Integer, NormalisedBox>> boxesById = new TreeMap<>();
    for (BoxLine line : marked) {
      picture
          .boxOf(line)
          .ifPresent(
              box ->
                  boxesById
                      .computeIfAbsent(line.id(), id -> new TreeMap<>())
                      .put(line.frame(), box));
    }
    return boxesById.entrySet().stream()
        .map(stay -> new TrueStay(stay.getKey(), stay.getValue()))
        .toList();
  }

  private static SortedSet<String> videosIn(Path folder, String kind) {
    Path files = folder.resolve(kind);
    if (!Files.isDirectory(files)) {
      throw new UnusableMaterialException(
          "%s has no folder %s: give the folder that holds label, gt and mask/mask.json"
              .formatted(folder, kind));
    }
    try (Stream<Path> entries = Files.list(files)) {
      return entries
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(EXTENSION))
          .map(file -> file.substring(0, file.length() - EXTENSION.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException unreadable) {
      throw new UnusableMaterialException("can't list %s".formatted(files), unreadable);
    }
  }
}
