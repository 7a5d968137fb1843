package dev.xunjie.standalone.evaluation.stays;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.SortedMap;

/**
 * A vehicle that the tracker declared at rest. As in the benchmark, all that one track was declared
 * at rest is one stay, also if it moved up a little in between.
 *
 * @param track the tracker's id
 * @param boxes where it is, by frame, in the frames in which it is declared at rest
 */
record DeclaredStay(long track, SortedMap<Integer, NormalisedBox> boxes) {}
