package dev.xunjie.detector.scene;

import java.util.Optional;

/** Looks for a view that isn't where it was: shifted, or shifted and turned by a knock. */
final class ViewSearch {
  /** A picture that resembles the reference this much as it lies isn't looked for elsewhere. */
  private static final double IN_PLACE = 0.85;

  /** Elsewhere the view must be found this surely … */
  private static final double FOUND = 0.3;

  /** … and so much better than where it was; letterbox bars and lanes resemble themselves. */
  private static final double BETTER = 0.05;

  /** Where a shift alone brings this much back, the view isn't looked for turned as well. */
  private static final double SHIFT_EXPLAINS = 0.5;

  /** Among many turned views one resembles by chance more easily than among the shifted. */
  private static final double FOUND_TURNED = 0.4;

  /** At 128 pixels a turn by one degree moves the rim by one of them. */
  private static final double[] DEGREES = {-4, -2, 0, 2, 4};

  private static final double[] ZOOMS = {0.96, 1, 1.04};

  private ViewSearch() {}

  /**
   * Where the view is found, if clearly better than in its place.
   *
   * @param inPlace correlation of the two as they lie
   */
  static Optional<Structure.Match> elsewhere(Structure seen, Structure known, double inPlace) {
    if (inPlace >= IN_PLACE) {
      return Optional.empty();
    }
    Structure.Match shifted = seen.within(known);
    if (shifted.similarity() >= SHIFT_EXPLAINS || inPlace >= SHIFT_EXPLAINS) {
      return found(shifted, FOUND, inPlace);
    }
    Structure.Match best = shifted;
    for (double degrees : DEGREES) {
      for (double zoom : ZOOMS) {
        Structure.Match turned = seen.within(known, degrees, zoom);
        best = turned.similarity() > best.similarity() ? turned : best;
      }
    }
    return found(best, FOUND_TURNED, shifted.similarity()).or(() -> found(shifted, FOUND, inPlace));
  }

  private static Optional<Structure.Match> found(
      Structure.Match match, double similarity, double otherwise) {
    return match.similarity() >= similarity && match.similarity() >= otherwise + BETTER
        ? Optional.of(match)
        : Optional.empty();
  }
}
