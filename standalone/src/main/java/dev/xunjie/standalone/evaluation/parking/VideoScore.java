package dev.xunjie.standalone.evaluation.parking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One video scored by event.
 *
 * @param video what was watched
 * @param found every incident of the rule
 * @param matches which incident found which true stay, by true stay
 */
record VideoScore(StudyVideo video, List<FoundStay> found, Map<TrueStay, FoundStay> matches) {
  /** An incident and a true stay are at one place if their boxes overlap so much (IoU). */
  private static final double SAME_PLACE_OVERLAP = 0.3;

  private record Pair(TrueStay truth, FoundStay found, double overlap) {}

  /** Each true stay is matched once, each incident too, the best overlap first. */
  static VideoScore of(StudyVideo video, List<FoundStay> found) {
    List<Pair> pairs = new ArrayList<>();
    for (TrueStay truth : video.truths()) {
      for (FoundStay stay : found) {
        double overlap = overlap(video, truth, stay);
        if (overlap >= SAME_PLACE_OVERLAP) {
          pairs.add(new Pair(truth, stay, overlap));
        }
      }
    }
    pairs.sort(Comparator.comparing(Pair::overlap).reversed());
    Map<TrueStay, FoundStay> matches = new LinkedHashMap<>();
    Set<FoundStay> taken = new HashSet<>();
    for (Pair pair : pairs) {
      if (!matches.containsKey(pair.truth) && taken.add(pair.found)) {
        matches.put(pair.truth, pair.found);
      }
    }
    return new VideoScore(video, found, matches);
  }

  /** True stays without an incident. */
  List<TrueStay> missed() {
    return video.truths().stream().filter(truth -> !matches.containsKey(truth)).toList();
  }

  /** Incidents without a true stay of their own. */
  List<FoundStay> falseStays() {
    return found.stream().filter(stay -> !matches.containsValue(stay)).toList();
  }

  /** Those false ones that tell of a true stay once more. */
  List<FoundStay> doubled() {
    return falseStays().stream()
        .filter(
            stay ->
                matches.keySet().stream()
                    .anyMatch(truth -> overlap(video, truth, stay) >= SAME_PLACE_OVERLAP))
        .toList();
  }

  /** The most that the incident overlaps the true stay at a time common to both; 0 if none is. */
  private static double overlap(StudyVideo video, TrueStay truth, FoundStay stay) {
    boolean shareTime =
        !video.timeOf(truth.lastFrame()).isBefore(stay.from())
            && !video.timeOf(truth.firstFrame()).isAfter(stay.until());
    return shareTime
        ? truth.boxes().values().stream()
            .mapToDouble(box -> box.intersectionOverUnion(stay.box()))
            .max()
            .orElseThrow()
        : 0;
  }
}
