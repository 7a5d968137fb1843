package dev.xunjie.rules.episode;

import dev.xunjie.contracts.observation.ObservedObject;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the detector said of a subject over its stay.
 *
 * @param countByLabel in how many pictures it was seen, by class
 * @param scoreSum sum of the scores of all sightings
 */
public record Sightings(Map<String, Integer> countByLabel, double scoreSum) {
  /** Not seen yet. */
  public static final Sightings NONE = new Sightings(Map.of(), 0);

  public Sightings {
    countByLabel = Map.copyOf(countByLabel);
  }

  /** With one more. */
  public Sightings and(ObservedObject subject) {
    Map<String, Integer> counts = new TreeMap<>(countByLabel);
    counts.merge(subject.label(), 1, Integer::sum);
    return new Sightings(counts, scoreSum + subject.score());
  }

  /** The class it was seen as most often; of equals the first by name. */
  public String label() {
    return countByLabel.entrySet().stream()
        .min(
            Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  /** In what share of the pictures it was seen as this class, 0 to 1; of at least one sighting. */
  public double shareOf(String label) {
    return (double) countByLabel.getOrDefault(label, 0) / count();
  }

  /** Mean of the scores, 0 to 1; of at least one sighting. */
  public double meanScore() {
    return scoreSum / count();
  }

  private int count() {
    return countByLabel.values().stream().mapToInt(Integer::intValue).sum();
  }
}
