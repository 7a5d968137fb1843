package dev.xunjie.standalone.evaluation.plates;

import dev.xunjie.detector.plate.PlateQuad;
import dev.xunjie.detector.plate.ReadPlate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which guess is about which labelled plate of a photo. */
final class PlateMatching {
  /** Locators draw plates tighter or wider than people do; apart from that it's the same place. */
  private static final double LEAST_OVERLAP = .2;

  private PlateMatching() {}

  /**
   * Every labelled plate with the surest guess at its place, if any; then the guesses at places
   * where none is labelled. A second guess at a labelled place counts for nothing.
   */
  static List<PlateOutcome> match(
      int picture, List<LabelledPlate> plates, List<ReadPlate> guesses) {
    List<ReadPlate> elsewhere = new ArrayList<>(guesses);
    List<PlateOutcome> outcomes = new ArrayList<>();
    for (LabelledPlate plate : plates) {
      PlateQuad place = plate.place().orElseThrow().quad();
      List<ReadPlate> here =
          guesses.stream()
              .filter(guess -> guess.quad().intersectionOverUnion(place) >= LEAST_OVERLAP)
              .toList();
      Optional<ReadPlate> surest =
          here.stream().max(Comparator.comparingDouble(ReadPlate::confidence));
      outcomes.add(new PlateOutcome(picture, Optional.of(plate), surest));
      elsewhere.removeAll(here);
    }
    elsewhere.forEach(
        guess -> outcomes.add(new PlateOutcome(picture, Optional.empty(), Optional.of(guess))));
    return outcomes;
  }
}
