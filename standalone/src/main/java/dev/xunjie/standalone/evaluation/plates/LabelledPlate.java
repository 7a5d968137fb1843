package dev.xunjie.standalone.evaluation.plates;

import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.detector.plate.Corner;
import dev.xunjie.detector.plate.PlateQuad;
import java.util.Optional;

/**
 * What stands on a plate, by the truth.
 *
 * @param text O as 0 and I as 1, whether or not the grammar allows it
 * @param place where in the photo; absent for a crop, which is a plate and nothing else
 * @param colour as the truth calls it, such as 蓝牌
 */
record LabelledPlate(String text, Optional<Place> place, Optional<String> colour) {
  LabelledPlate {
    text = PlateNumber.canonical(text);
  }

  /**
   * A turned rectangle as labelling programs write it.
   *
   * @param centre in pixels
   * @param widthPixels one side
   * @param heightPixels the other
   * @param turnedDegrees of the first side, clockwise
   */
  record Place(Corner centre, double widthPixels, double heightPixels, double turnedDegrees) {
    /** The plate with its writing along the longer side. */
    PlateQuad quad() {
      return widthPixels >= heightPixels
          ? PlateQuad.turned(centre, widthPixels, heightPixels, turnedDegrees)
          : PlateQuad.turned(centre, heightPixels, widthPixels, turnedDegrees + 90);
    }
  }
}
