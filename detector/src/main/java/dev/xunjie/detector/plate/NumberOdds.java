package dev.xunjie.detector.plate;

import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may stand on a plate, with the probability of each; the rest of 1 is "no number". */
final class NumberOdds {
  /** Probability of a number that a reader doesn't see at all. */
  private static final double RULED_OUT = 1e-5;

  private final Map<PlateNumber, Double> probabilities = new HashMap<>();

  void add(PlateNumber number, double probability) {
    probabilities.merge(number, probability, Double::sum);
  }

  /** The mean over several looks at one plate; a look without a number counts as such. */
  static NumberOdds mean(Collection<NumberOdds> looks) {
    NumberOdds mean = new NumberOdds();
    for (NumberOdds look : looks) {
      look.probabilities.forEach(
          (number, probability) -> mean.add(number, probability / looks.size()));
    }
    return mean;
  }

  /**
   * What several readers with different eyes come to: the geometric mean, so that a number which
   * one of them rules out hardly counts, however sure the others are. Of numbers with an ending
   * such as 警 the surest reader's word counts: a reader of any Chinese text hardly knows these
   * half-size glyphs.
   */
  static NumberOdds agreement(Collection<NumberOdds> readers) {
    Set<PlateNumber> numbers = new HashSet<>();
    readers.forEach(reader -> numbers.addAll(reader.probabilities.keySet()));
    NumberOdds agreement = new NumberOdds();
    for (PlateNumber number : numbers) {
      double[] probabilities =
          readers.stream()
              .mapToDouble(reader -> reader.probabilities.getOrDefault(number, 0.0))
              .toArray();
      agreement.add(number, number.hasEnding() ? surest(probabilities) : mean(probabilities));
    }
    return agreement;
  }

  private static double surest(double[] probabilities) {
    return Arrays.stream(probabilities).max().orElseThrow();
  }

  private static double mean(double[] probabilities) {
    return Math.exp(
        Arrays.stream(probabilities)
            .map(probability -> Math.log(Math.max(RULED_OUT, probability)))
            .average()
            .orElseThrow());
  }

  /** Probability of the likeliest number, 0 if there is none. */
  double most() {
    return best().map(Guess::probability).orElse(0.0);
  }

  /** The likeliest number. */
  Optional<Guess> best() {
    return probabilities.entrySet().stream()
        .max(
            Map.Entry.<PlateNumber, Double>comparingByValue()
                .thenComparing(each -> each.getKey().text(), Comparator.naturalOrder()))
        .map(each -> new Guess(each.getKey(), each.getValue()));
  }

  /**
   * The likeliest number on a plate of that ground: six symbols after the office's letter never
   * stand on blue, where a bolt or the frame's edge passes for the eighth.
   */
  Optional<Guess> bestOn(PlateColour ground) {
    NumberOdds possible = new NumberOdds();
    probabilities.forEach(
        (number, probability) -> {
          if (ground != PlateColour.BLUE || !number.isNewEnergy()) {
            possible.add(number, probability);
          }
        });
    return possible.best();
  }

  /**
   * A number and how likely it is.
   *
   * @param number what stands there
   * @param probability as the network says, uncalibrated, 0 to 1
   */
  record Guess(PlateNumber number, double probability) {}
}
