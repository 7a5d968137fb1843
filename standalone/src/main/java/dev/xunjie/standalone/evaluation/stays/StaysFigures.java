package dev.xunjie.standalone.evaluation.stays;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.xunjie.standalone.evaluation.stays.SequenceScore.ScoredStay;
import dev.xunjie.standalone.evaluation.stays.SequenceScore.ScoredTruth;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The figures of {@code eval stays}, as its JSON names them.
 *
 * @param truth how many true stays there are
 * @param found how many of them were declared
 * @param falseStays how many declared stays are none
 * @param precision found among found and false, 0 to 1; 0 if nothing was declared
 * @param recall found among true, 0 to 1
 * @param f1 harmonic mean of both
 * @param latencySeconds mean over the found from the truth's first frame to the first match; left
 *     out if none was found
 */
record StaysFigures(
    int truth,
    int found,
    @JsonProperty("false") int falseStays,
    double precision,
    double recall,
    double f1,
    OptionalDouble latencySeconds) {
  static StaysFigures of(Collection<SequenceScore> scores) {
    List<ScoredTruth> truths = scores.stream().flatMap(score -> score.truths().stream()).toList();
    List<ScoredTruth> found = truths.stream().filter(ScoredTruth::isFound).toList();
    long falseStays =
        scores.stream()
            .flatMap(score -> score.declared().stream())
            .filter(ScoredStay::isFalse)
            .count();
    double precision = share(found.size(), found.size() + falseStays);
    double recall = share(found.size(), truths.size());
    return new StaysFigures(
        truths.size(),
        found.size(),
        (int) falseStays,
        precision,
        recall,
        share(2 * precision * recall, precision + recall),
        found.stream().mapToDouble(truth -> truth.latencySeconds().orElseThrow()).average());
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
