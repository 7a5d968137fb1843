package dev.xunjie.detector.plate;

import dev.xunjie.contracts.plate.PlateColour;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers that a camera printed into its picture after it had read them. Scaled and compressed they
 * may pass for a plate in black and white, but they repeat one that stands in the picture.
 */
final class Captions {
  /** Small print is misread now and then. */
  private static final int MOST_SYMBOLS_MISREAD = 1;

  private Captions() {}

  /**
   * The guesses without those in black and white that repeat a surer one.
   *
   * @param guesses in one picture, the surest first
   */
  static List<ReadPlate> leftOut(List<ReadPlate> guesses) {
    List<ReadPlate> kept = new ArrayList<>();
    for (ReadPlate guess : guesses) {
      boolean isCaption =
          isBlackAndWhite(guess)
              && kept.stream().anyMatch(surer -> isNearly(surer.number().text(), guess));
      if (!isCaption) {
        kept.add(guess);
      }
    }
    return List.copyOf(kept);
  }

  private static boolean isBlackAndWhite(ReadPlate guess) {
    return guess.colour() == PlateColour.BLACK || guess.colour() == PlateColour.WHITE;
  }

  private static boolean isNearly(String number, ReadPlate guess) {
    String other = guess.number().text();
    if (number.length() != other.length()) {
      return false;
    }
    int different = 0;
    for (int i = 0; i < number.length(); i++) {
      different += number.charAt(i) == other.charAt(i) ? 0 : 1;
    }
    return different <= MOST_SYMBOLS_MISREAD;
  }
}
