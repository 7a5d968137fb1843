package dev.xunjie.standalone.training;

import java.util.List;

/**
 * A labelled vehicle as numbers.
 *
 * @param group examples of one picture share a group: they are never on both sides of a split
 * @param truth of the question: 1 yes, 0 no, or in between
 * @param looks the features as it is, then of its variants
 */
record Example(String group, double truth, List<float[]> looks) {
  /** The features of the vehicle as it is. */
  float[] plain() {
    return looks.get(0);
  }
}
