package dev.xunjie.detector.plate;

import dev.xunjie.contracts.plate.PlateNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prefix beam search over a reader's columns (Hannun et al., 2014, arXiv:1408.2873) that keeps only
 * what may stand on a plate: the probability of a number is the sum over all its alignments.
 */
final class GrammarBeam {
  /** Wider beams read the development crops no better. */
  private static final int WIDTH = 12;

  /** Symbols below this can't lift a prefix into the beam; leaving them out saves nine tenths. */
  private static final double LEAST_PROBABILITY = 2e-4;

  private static final int BLANK = 0;

  private final PlateAlphabet alphabet;

  GrammarBeam(PlateAlphabet alphabet) {
    this.alphabet = alphabet;
  }

  /**
   * What may stand there.
   *
   * @param steps for each step from left to right the probability of each column
   * @return numbers with their probabilities; what the grammar forbids takes the rest of 1
   */
  NumberOdds decode(float[][] steps) {
    Map<String, Ending> beam = Map.of("", new Ending(1, 0, BLANK));
    for (float[] step : steps) {
      beam = best(extended(beam, step));
    }
    NumberOdds odds = new NumberOdds();
    beam.forEach(
        (prefix, ending) -> {
          Optional<PlateNumber> number = PlateNumber.find(prefix);
          number.ifPresent(complete -> odds.add(complete, Math.min(1, ending.total())));
        });
    return odds;
  }

  private Map<String, Ending> extended(Map<String, Ending> beam, float[] step) {
    Map<String, Ending> next = new HashMap<>();
    beam.forEach(
        (prefix, ending) -> {
          Ending same = next.computeIfAbsent(prefix, absent -> new Ending(0, 0, ending.column));
          same.onBlank += ending.total() * step[BLANK];
          if (ending.column != BLANK) {
            same.onSymbol += ending.onSymbol * step[ending.column];
          }
          for (int column : alphabet.columnsAt(prefix.length())) {
            if (step[column] > LEAST_PROBABILITY) {
              extend(next, prefix, ending, column, step[column]);
            }
          }
        });
    return next;
  }

  private void extend(
      Map<String, Ending> next, String prefix, Ending ending, int column, float probability) {
    String longer = prefix + alphabet.symbol(column);
    if (longer.length() == PlateNumber.NEW_ENERGY_SYMBOLS && PlateNumber.find(longer).isEmpty()) {
      return;
    }
    double before = column == ending.column ? ending.onBlank : ending.total();
    if (before > 0) {
      next.computeIfAbsent(longer, absent -> new Ending(0, 0, column)).onSymbol +=
          before * probability;
    }
  }

  private static Map<String, Ending> best(Map<String, Ending> candidates) {
    if (candidates.size() <= WIDTH) {
      return candidates;
    }
    List<Map.Entry<String, Ending>> sorted = new ArrayList<>(candidates.entrySet());
    sorted.sort(
        Comparator.comparingDouble((Map.Entry<String, Ending> each) -> -each.getValue().total())
            .thenComparing(Map.Entry::getKey));
    Map<String, Ending> kept = new HashMap<>();
    sorted.subList(0, WIDTH).forEach(each -> kept.put(each.getKey(), each.getValue()));
    return kept;
  }

  /** Probability of a prefix, by what its last step was. */
  private static final class Ending {
    private final int column;
    private double onBlank;
    private double onSymbol;

    private Ending(double onBlank, double onSymbol, int column) {
      this.onBlank = onBlank;
      this.onSymbol = onSymbol;
      this.column = column;
    }

    private double total() {
      return onBlank + onSymbol;
    }
  }
}
