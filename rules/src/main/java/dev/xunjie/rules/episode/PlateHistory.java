package dev.xunjie.rules.episode;

import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which plate numbers were read on one vehicle over its stay.
 *
 * @param numbers the newest readings, oldest first
 * @param candidates each number with its votes and its best reading, the likeliest first
 */
public record PlateHistory(List<PlateNumber> numbers, List<PlateCandidate> candidates) {
  /** Nothing was read yet. */
  public static final PlateHistory NONE = new PlateHistory(List.of(), List.of());

  /** As many readings as settle a plate; more would only grow the state. */
  private static final int REMEMBERED = 9;

  /** A misread plate is misread in few ways; a case shows its reader no more of them. */
  private static final int MOST_CANDIDATES = 5;

  /**
   * Numbers that differ in at least so many symbols are two plates. A misread plate differs in one,
   * rarely two, and often in the same way again.
   */
  private static final int SYMBOLS_OF_ANOTHER = 3;

  private static final Comparator<PlateCandidate> LIKELIEST_FIRST =
      Comparator.comparing((PlateCandidate each) -> -each.votes())
          .thenComparing(each -> -each.best().confidence())
          .thenComparing(each -> each.best().number().text());

  public PlateHistory {
    numbers = List.copyOf(numbers);
    candidates = List.copyOf(Objects.requireNonNullElse(candidates, List.of()));
  }

  /** With what was read on the vehicle in this frame, if anything. */
  public PlateHistory and(ObservedObject vehicle, Observation observation) {
    return vehicle.plate().map(reading -> and(reading, vehicle, observation)).orElse(this);
  }

  /** The number that pictures agree on, if they do on one. */
  public Optional<PlateCandidate> settled() {
    return PlateCandidate.settled(candidates);
  }

  /**
   * Whether this vehicle, seen where the other stood, is another one: the other's plate is known,
   * and this reading and the one before agree on a number far from it.
   */
  public boolean isOfAnotherThan(ObservedObject vehicle) {
    Optional<PlateNumber> now = vehicle.plate().map(PlateReading::number);
    if (now.isEmpty() || numbers.isEmpty() || !numbers.get(numbers.size() - 1).equals(now.get())) {
      return false;
    }
    return agreedOnBy(numbers.subList(0, numbers.size() - 1))
        .filter(known -> differingSymbols(known, now.get()) >= SYMBOLS_OF_ANOTHER)
        .isPresent();
  }

  private PlateHistory and(PlateReading reading, ObservedObject vehicle, Observation observation) {
    Optional<PlateCandidate> known =
        candidates.stream()
            .filter(each -> each.best().number().equals(reading.number()))
            .findFirst();
    int votes = 1 + known.map(PlateCandidate::votes).orElse(0);
    PlateCandidate next =
        known
            .filter(before -> before.best().confidence() >= reading.confidence())
            .map(
                before ->
                    new PlateCandidate(
                        votes,
                        before.best(),
                        before.capturedAt(),
                        before.frame(),
                        before.vehicle()))
            .orElseGet(
                () ->
                    new PlateCandidate(
                        votes,
                        reading,
                        observation.capturedAt(),
                        observation.frame(),
                        vehicle.box()));
    List<PlateCandidate> ranked = new ArrayList<>(candidates);
    known.ifPresent(ranked::remove);
    ranked.add(next);
    ranked.sort(LIKELIEST_FIRST);
    return new PlateHistory(
        newest(Stream.concat(numbers.stream(), Stream.of(reading.number())).toList()),
        ranked.subList(0, Math.min(MOST_CANDIDATES, ranked.size())));
  }

  private static Optional<PlateNumber> agreedOnBy(List<PlateNumber> readings) {
    return readings.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(votes -> votes.getValue() >= PlateCandidate.READINGS_THAT_AGREE)
        .max(
            Map.Entry.<PlateNumber, Long>comparingByValue()
                .thenComparing(votes -> votes.getKey().text(), Comparator.reverseOrder()))
        .map(Map.Entry::getKey);
  }

  private static int differingSymbols(PlateNumber one, PlateNumber other) {
    String shorter = one.text().length() <= other.text().length() ? one.text() : other.text();
    String longer = shorter.equals(one.text()) ? other.text() : one.text();
    int differing = longer.length() - shorter.length();
    for (int i = 0; i < shorter.length(); i++) {
      differing += shorter.charAt(i) == longer.charAt(i) ? 0 : 1;
    }
    return differing;
  }

  private static List<PlateNumber> newest(List<PlateNumber> readings) {
    return readings.subList(Math.max(0, readings.size() - REMEMBERED), readings.size());
  }
}
