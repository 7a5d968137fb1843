package dev.xunjie.detector.appearance;

import java.util.List;

/**
 * A head for one question: a logistic regression.
 *
 * @param question which
 * @param proven whether cross-validation showed it better than chance with confidence; the verdict
 *     of an unproven one is always "uncertain"
 * @param weights one for each feature
 * @param bias added to their sum
 * @param figures what cross-validation measured
 */
public record TrainedQuestion(
    AppearanceQuestion question,
    boolean proven,
    List<Double> weights,
    double bias,
    HeadFigures figures) {
  public TrainedQuestion {
    weights = List.copyOf(weights);
  }

  /** Probability that the answer is yes, 0 to 1. */
  double probability(float[] features) {
    if (features.length != weights.size()) {
      throw new IllegalArgumentException(
          "the head takes %d features, but there are %d: train it again on this backbone"
              .formatted(weights.size(), features.length));
    }
    double sum = bias;
    for (int i = 0; i < features.length; i++) {
      sum += weights.get(i) * features[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
