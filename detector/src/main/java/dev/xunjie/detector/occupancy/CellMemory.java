package dev.xunjie.detector.occupancy;

/**
 * What is remembered of one cell.
 *
 * @param conviction that something stands here, 0 (none) to 1 (sure)
 * @param taken whether the cell counts as taken: sure once, and not yet doubted by half
 * @param sinceEpochMillis when what stands here was first seen; 0 without conviction
 * @param brightness mean of the last look that was seen, natural logarithm, less the view's usual
 * @param behind whether somebody stood before it at the last look
 */
record CellMemory(
    double conviction, boolean taken, long sinceEpochMillis, float brightness, boolean behind) {
  static final CellMemory EMPTY = new CellMemory(0, false, 0, 0, false);

  /** From here on a cell no longer counts as taken: half of the looks say so. */
  private static final double DOUBTED = .5;

  /** A cell whose brightness moved by more, natural logarithm, shows something else than before. */
  private static final double CHANGED_BRIGHTNESS = .25;

  /** A cell whose brightness moved by less, natural logarithm, shows the same. */
  private static final double SAME_BRIGHTNESS = .12;

  CellMemory moreConvinced(double by, long nowEpochMillis, float seenBrightness) {
    double more = Math.min(1, conviction + by);
    return new CellMemory(
        more,
        taken || more >= 1,
        conviction > 0 || taken ? sinceEpochMillis : nowEpochMillis,
        seenBrightness,
        false);
  }

  CellMemory lessConvinced(double by, float seenBrightness) {
    double less = Math.max(0, conviction - by);
    boolean still = taken && less > DOUBTED;
    return less > 0 ? new CellMemory(less, still, sinceEpochMillis, seenBrightness, false) : EMPTY;
  }

  /** After a look at somebody before it, which brings doubt where nothing is taken yet. */
  CellMemory behindSomeone(double doubt) {
    if (taken) {
      return this;
    }
    double less = conviction - doubt;
    return less > 0 ? new CellMemory(less, false, sinceEpochMillis, brightness, true) : EMPTY;
  }

  CellMemory seen(float seenBrightness) {
    return isEmpty()
        ? this
        : new CellMemory(conviction, taken, sinceEpochMillis, seenBrightness, false);
  }

  /** Whether it shows what it showed before, as far as brightness tells. */
  boolean isAsBright(float seenBrightness) {
    return Math.abs(seenBrightness - brightness) <= CHANGED_BRIGHTNESS;
  }

  /** Whether it shows just what it showed before: somebody before it would be seldom so alike. */
  boolean isJustAsBright(float seenBrightness) {
    return Math.abs(seenBrightness - brightness) <= SAME_BRIGHTNESS;
  }

  /** Whether nothing is remembered that the next look could need. */
  boolean isEmpty() {
    return conviction == 0 && !taken;
  }

  /** Whether one more look would count the same for the other, however bright the cell was. */
  boolean isAsSureAs(CellMemory other) {
    return conviction == other.conviction && taken == other.taken && behind == other.behind;
  }
}
