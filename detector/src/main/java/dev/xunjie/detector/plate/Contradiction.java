package dev.xunjie.detector.plate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What to believe when one plate, located in several ways, is read as several numbers. Cuts that
 * differ by some pixels show a smeared symbol now as this, now as that; each reading for itself
 * says nothing about it.
 */
final class Contradiction {
  /** A reading at least so sure contradicts another; below it is but a bad cut. */
  static final double SERIOUS = .8;

  /** No reading so sure was ever wrong, see docs/evaluation-plates.md: it stands alone. */
  private static final double BEYOND_DOUBT = .98;

  private Contradiction() {}

  /**
   * The surest guess; if another number is nearly as sure, no surer than how they share the belief.
   *
   * @param guesses at one plate
   */
  static Optional<ReadPlate> judged(List<ReadPlate> guesses) {
    return guesses.stream()
        .max(Comparator.comparingDouble(ReadPlate::confidence))
        .map(surest -> surest.confidence() >= BEYOND_DOUBT ? surest : doubted(surest, guesses));
  }

  private static ReadPlate doubted(ReadPlate surest, List<ReadPlate> guesses) {
    return guesses.stream()
        .filter(other -> !other.number().equals(surest.number()))
        .mapToDouble(ReadPlate::confidence)
        .filter(confidence -> confidence >= SERIOUS)
        .max()
        .stream()
        .mapToObj(
            other ->
                new ReadPlate(
                    surest.quad(),
                    surest.number(),
                    surest.confidence() * surest.confidence() / (surest.confidence() + other),
                    surest.colour()))
        .findFirst()
        .orElse(surest);
  }
}
