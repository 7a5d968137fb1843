package dev.xunjie.contracts.appearance;

/**
 * What one picture says to a question about a vehicle that is answered by yes or no.
 *
 * @param probability that the answer is yes, 0 to 1
 * @param proven whether the head that answers was shown to be better than chance on labelled
 *     pictures; what one says that wasn't decides nothing
 */
public record AppearanceAnswer(double probability, boolean proven) {
  public AppearanceAnswer {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability is %s, but must be 0 to 1".formatted(probability));
    }
  }
}
