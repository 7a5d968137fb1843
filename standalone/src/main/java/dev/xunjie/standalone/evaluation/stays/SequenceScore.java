package dev.xunjie.standalone.evaluation.stays;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One sequence scored by the benchmark's rules.
 *
 * @param sequence what was looked at
 * @param truths each true stay with what became of it
 * @param declared each declared stay with what it is worth
 */
record SequenceScore(
    RecordedSequence sequence, List<ScoredTruth> truths, List<ScoredStay> declared) {
  /** Boxes of one vehicle overlap at least this much (intersection over union; benchmark). */
  private static final double SAME_VEHICLE_OVERLAP = 0.5;

  /** In at least this share of its frames a true stay must be declared (benchmark). */
  private static final double FOUND_SHARE = 0.2;

  /** In at least this share of its frames a declared stay must be a true one (benchmark). */
  private static final double TRUE_SHARE = 0.9;

  /**
   * A true stay.
   *
   * @param declaredShare share of its frames in which it was declared, 0 to 1
   * @param firstDeclaredFrame the first of them
   */
  record ScoredTruth(TrueStay stay, double declaredShare, Optional<Integer> firstDeclaredFrame) {
    boolean isFound() {
      return declaredShare >= FOUND_SHARE;
    }

    /** From the truth's first frame to its declaration. */
    Optional<Double> latencySeconds() {
      return firstDeclaredFrame.map(
          frame -> RecordedSequence.between(stay.firstFrame(), frame).toMillis() / 1000.0);
    }
  }

  /**
   * A declared stay.
   *
   * @param trueShare share of its frames in which a true one is there, 0 to 1
   */
  record ScoredStay(DeclaredStay stay, double trueShare) {
    boolean isFalse() {
      return trueShare < TRUE_SHARE;
    }
  }

  static SequenceScore of(RecordedSequence sequence, List<DeclaredStay> declared) {
    return new SequenceScore(
        sequence,
        sequence.truths().stream()
            .map(truth -> scored(truth, declared.stream().map(DeclaredStay::boxes).toList()))
            .toList(),
        declared.stream()
            .map(stay -> scored(stay, sequence.truths().stream().map(TrueStay::boxes).toList()))
            .toList());
  }

  private static ScoredTruth scored(
      TrueStay truth, List<SortedMap<Integer, NormalisedBox>> declared) {
    List<Integer> matched = framesShared(truth.boxes(), declared);
    return new ScoredTruth(
        truth, (double) matched.size() / truth.boxes().size(), matched.stream().findFirst());
  }

  private static ScoredStay scored(
      DeclaredStay stay, List<SortedMap<Integer, NormalisedBox>> truths) {
    return new ScoredStay(
        stay, (double) framesShared(stay.boxes(), truths).size() / stay.boxes().size());
  }

  private static List<Integer> framesShared(
      SortedMap<Integer, NormalisedBox> boxes,
      Collection<SortedMap<Integer, NormalisedBox>> others) {
    return boxes.entrySet().stream()
        .filter(box -> others.stream().anyMatch(other -> isIn(other, box)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isIn(
      SortedMap<Integer, NormalisedBox> boxes, Map.Entry<Integer, NormalisedBox> sought) {
    NormalisedBox box = boxes.get(sought.getKey());
    return box != null && box.intersectionOverUnion(sought.getValue()) >= SAME_VEHICLE_OVERLAP;
  }
}
