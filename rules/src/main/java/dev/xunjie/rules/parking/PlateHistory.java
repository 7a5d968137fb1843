package dev.xunjie.rules.parking;

import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.plate.PlateNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which plate numbers were read on one vehicle over its stay.
 *
 * @param numbers the newest readings, oldest first
 */
public record PlateHistory(List<PlateNumber> numbers) {
  static final PlateHistory NONE = new PlateHistory(List.of());

  /** As many readings as settle a plate; more would only grow the state. */
  private static final int REMEMBERED = 9;

  /** A number that was read once may be misread; two readings that agree are its plate. */
  private static final int READINGS_THAT_AGREE = 2;

  /**
   * Numbers that differ in at least so many symbols are two plates. A misread plate differs in one,
   * rarely two, and often in the same way again.
   */
  private static final int SYMBOLS_OF_ANOTHER = 3;

  public PlateHistory {
    numbers = List.copyOf(numbers);
  }

  PlateHistory and(ObservedObject vehicle) {
    return vehicle
        .plate()
        .map(
            reading ->
                new PlateHistory(
                    newest(Stream.concat(numbers.stream(), Stream.of(reading.number())).toList())))
        .orElse(this);
  }

  /**
   * Whether this vehicle, seen where the other stood, is another one: the other's plate is known,
   * and this reading and the one before agree on a number far from it.
   */
  boolean isOfAnotherThan(ObservedObject vehicle) {
    Optional<PlateNumber> now = vehicle.plate().map(reading -> reading.number());
    if (now.isEmpty() || numbers.isEmpty() || !numbers.get(numbers.size() - 1).equals(now.get())) {
      return false;
    }
    return settled(numbers.subList(0, numbers.size() - 1))
        .filter(known -> differingSymbols(known, now.get()) >= SYMBOLS_OF_ANOTHER)
        .isPresent();
  }

  private static Optional<PlateNumber> settled(List<PlateNumber> readings) {
    return readings.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(votes -> votes.getValue() >= READINGS_THAT_AGREE)
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
