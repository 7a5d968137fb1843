package dev.xunjie.standalone.evaluation.plates;

import dev.xunjie.detector.plate.ReadPlate;
import java.util.Optional;

/**
 * One plate that is there, or was read, or both.
 *
 * @param picture index of the picture
 * @param truth absent where a plate was read and none is labelled
 * @param guess absent where a plate is labelled and nothing was made of it
 */
record PlateOutcome(int picture, Optional<LabelledPlate> truth, Optional<ReadPlate> guess) {
  boolean isReported() {
    return guess.filter(ReadPlate::isReported).isPresent();
  }

  /** Whether the guess, sure or not, is what stands there. */
  boolean isTrue() {
    return truth.isPresent()
        && guess.filter(read -> read.number().text().equals(truth.get().text())).isPresent();
  }

  /** Whether all but the first symbol, the province, is what stands there. */
  boolean isTrueButForProvince() {
    return truth.isPresent()
        && guess
            .filter(
                read -> read.number().text().substring(1).equals(truth.get().text().substring(1)))
            .isPresent();
  }

  boolean isRight() {
    return isReported() && isTrue();
  }

  boolean isWrong() {
    return isReported() && !isTrue();
  }

  double confidence() {
    return guess.map(ReadPlate::confidence).orElse(0.0);
  }
}
