package dev.xunjie.standalone.evaluation.appearance;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.appearance.AppearanceQuestion;
import java.nio.file.Path;
import java.util.Map;

/**
 * A vehicle in a picture and what is true of it.
 *
 * @param picture the file
 * @param box where it is
 * @param answers yes (1) or no (0), or in between: the questions that were answered by eye
 */
public record LabelledVehicle(
    Path picture, NormalisedBox box, Map<AppearanceQuestion, Double> answers) {
  public LabelledVehicle {
    answers = Map.copyOf(answers);
  }
}
