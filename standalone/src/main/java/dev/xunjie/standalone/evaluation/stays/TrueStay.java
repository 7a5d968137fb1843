package dev.xunjie.standalone.evaluation.stays;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.SortedMap;

/**
 * A vehicle that a person marked as one that stops.
 *
 * @param track its number within the sequence
 * @param firstFrame where the mark begins, also if that frame isn't looked at
 * @param boxes where it is, by frame, in the frames looked at
 */
record TrueStay(int track, int firstFrame, SortedMap<Integer, NormalisedBox> boxes) {}
