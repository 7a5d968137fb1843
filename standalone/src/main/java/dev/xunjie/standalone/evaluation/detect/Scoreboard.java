package dev.xunjie.standalone.evaluation.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects what a detector found in labelled pictures and scores it as COCO does. Each class counts
 * by itself; found classes of which nothing is labelled in any picture don't count, for there the
 * truth is unknown.
 */
final class Scoreboard {
  /** COCO's usual threshold for having found a thing at all. */
  static final double FOUND_OVERLAP = 0.5;

  /** COCO counts no more of a class in one picture. */
  static final int MOST_FOUND = 100;

  private static final int OVERLAP_THRESHOLDS = 10;
  private static final double OVERLAP_STEP = 0.05;

  private static final List<String> STREET_CLASSES =
      List.of(ScoredClass.VEHICLE, "person", "bicycle", "motorcycle");

  private final Set<String> detectable;
  private final Map<String, List<PictureOfClass>> classes = new TreeMap<>(byStreetThenName());
  private int images;

  /**
   * @param detectable the classes that the detector has; others in the truth don't count
   */
  Scoreboard(Set<String> detectable) {
    this.detectable = Set.copyOf(detectable);
  }

  private record PictureOfClass(List<FoundBox> found, List<LabelledBox> truth) {}

  /** Counts one picture. */
  void add(List<FoundBox> found, List<LabelledBox> truth) {
    images++;
    for (String name : detectable) {
      List<FoundBox> foundOfClass =
          found.stream().filter(box -> box.className().equals(name)).toList();
      List<LabelledBox> truthOfClass =
          truth.stream().filter(box -> box.className().equals(name)).toList();
      if (!foundOfClass.isEmpty() || !truthOfClass.isEmpty()) {
        classes
            .computeIfAbsent(name, unseen -> new ArrayList<>())
            .add(new PictureOfClass(foundOfClass, truthOfClass));
      }
    }
  }

  /** The score of all pictures so far; its mean is 0 where nothing is labelled. */
  DetectionScore score() {
    Map<String, Double> ap50 = new LinkedHashMap<>();
    Map<String, Integer> boxes = new LinkedHashMap<>();
    double sumOverClasses = 0;
    for (Map.Entry<String, List<PictureOfClass>> each : classes.entrySet()) {
      int truths = each.getValue().stream().mapToInt(picture -> picture.truth().size()).sum();
      if (truths == 0) {
        continue;
      }
      boxes.put(each.getKey(), truths);
      ap50.put(each.getKey(), averagePrecision(each.getValue(), truths, FOUND_OVERLAP));
      for (int step = 0; step < OVERLAP_THRESHOLDS; step++) {
        double threshold = FOUND_OVERLAP + step * OVERLAP_STEP;
        sumOverClasses += averagePrecision(each.getValue(), truths, threshold) / OVERLAP_THRESHOLDS;
      }
    }
    return new DetectionScore(
        images, ap50.isEmpty() ? 0 : sumOverClasses / ap50.size(), ap50, boxes);
  }

  private static double averagePrecision(
      List<PictureOfClass> pictures, int truths, double leastOverlap) {
    List<Matching.Verdict> verdicts =
        pictures.stream()
            .map(each -> Matching.of(each.found(), each.truth(), leastOverlap, MOST_FOUND))
            .flatMap(matching -> matching.verdicts().stream())
            .toList();
    return AveragePrecision.of(verdicts, truths);
  }

  private static Comparator<String> byStreetThenName() {
    return Comparator.comparingInt(
            (String name) ->
                STREET_CLASSES.contains(name)
                    ? STREET_CLASSES.indexOf(name)
                    : STREET_CLASSES.size())
        .thenComparing(Comparator.naturalOrder());
  }
}
