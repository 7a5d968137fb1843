package dev.xunjie.detector.shopfront;

import java.util.Locale;

/**
 * Reference pictures of a zone that show people or vehicles before a part of it, each of them
 * before the same: that part isn't judged.
 *
 * @param zoneId which zone
 * @param hiddenShare share of the zone's area in the picture that can't be judged, 0 to 1
 */
public record UncleanReferences(String zoneId, double hiddenShare) {
  /** What is wrong and what to do, for an operator. */
  public String reason() {
    return String.format(
        Locale.ROOT,
        "people or vehicles hide the same %.0f %% of the zone on every reference picture, where nothing"
            + " is judged: add a picture with nobody there",
        hiddenShare * 100);
  }
}
