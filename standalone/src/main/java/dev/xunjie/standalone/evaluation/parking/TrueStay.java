package dev.xunjie.standalone.evaluation.parking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.SortedMap;

/**
 * A vehicle that people marked as parked against the rules.
 *
 * @param id the mark's name
 * @param boxes where it stands by frame, at least one
 */
record TrueStay(int id, SortedMap<Integer, NormalisedBox> boxes) {
  int firstFrame() {
    return boxes.firstKey();
  }

  int lastFrame() {
    return boxes.lastKey();
  }
}
