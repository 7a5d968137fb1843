package dev.xunjie.detector.scene;

/**
 * Whether something counts, with hysteresis: it must be found in so many pictures in a row to
 * begin, and be missing in so many in a row to end.
 *
 * @param standing whether it counts
 * @param against pictures in a row that said otherwise
 */
public record Persistence(boolean standing, int against) {
  static final Persistence ABSENT = new Persistence(false, 0);

  Persistence after(boolean found, int picturesToBegin, int picturesToEnd) {
    if (found == standing) {
      return new Persistence(standing, 0);
    }
    int needed = standing ? picturesToEnd : picturesToBegin;
    return against + 1 >= needed
        ? new Persistence(!standing, 0)
        : new Persistence(standing, against + 1);
  }
}
