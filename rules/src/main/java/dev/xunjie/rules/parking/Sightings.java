package dev.xunjie.rules.parking;

import dev.xunjie.contracts.observation.ObservedObject;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the detector said of a vehicle over its stay.
 *
 * @param countByLabel in how many pictures it was seen, by class
 * @param scoreSum sum of the scores of all sightings
 */
public record Sightings(Map<String, Integer> countByLabel, double scoreSum) {
  static final Sightings NONE = new Sightings(Map.of(), 0);

  public Sightings {
    countByLabel = Map.copyOf(countByLabel);
  }

  Sightings and(ObservedObject vehicle) {
    Map<String, Integer> counts = new TreeMap<>(countByLabel);
    counts.merge(vehicle.label(), 1, Integer::sum);
    return new Sightings(counts, scoreSum + vehicle.score());
  }

  /** The class it was seen as most often; of equals the first by name. */
  String label() {
    return countByLabel.entrySet().stream()
        .min(
            Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  double meanScore() {
    return scoreSum / countByLabel.values().stream().mapToInt(Integer::intValue).sum();
  }
}
