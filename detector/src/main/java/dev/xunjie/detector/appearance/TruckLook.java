package dev.xunjie.detector.appearance;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one picture says of a vehicle.
 *
 * @param probabilities that the answer is yes, 0 to 1, for each question that the head answers
 */
public record TruckLook(Map<AppearanceQuestion, Double> probabilities) {
  public TruckLook {
    probabilities = Map.copyOf(probabilities);
  }

  /**
   * Looks at a vehicle.
   *
   * @param network the backbone that the head was trained on
   * @throws IllegalArgumentException if it is another one
   */
  public static TruckLook at(
      BgrImage picture, NormalisedBox vehicle, FeatureNetwork network, TruckHead head) {
    if (!head.backbone().equals(network.modelId())) {
      throw new IllegalArgumentException(
          "head %s was trained on backbone %s, not on %s: train it again"
              .formatted(head.version(), head.backbone(), network.modelId()));
    }
    float[] features = VehicleFeatures.of(picture, vehicle, network);
    Map<AppearanceQuestion, Double> probabilities = new EnumMap<>(AppearanceQuestion.class);
    for (TrainedQuestion question : head.questions()) {
      probabilities.put(question.question(), question.probability(features));
    }
    return new TruckLook(probabilities);
  }
}
