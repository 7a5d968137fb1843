package dev.xunjie.standalone.evaluation.detect;

import dev.xunjie.standalone.evaluation.detect.Matching.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Average precision of one class at one overlap threshold, as the COCO challenge defines it (Lin et
 * al., Microsoft COCO, 2014; pycocotools): verdicts of all pictures from the best score down give
 * precision over recall; the precision at a recall is the highest at that recall or more; their
 * mean at recall 0, .01, … 1 is the average precision. A recall never reached has precision 0.
 */
final class AveragePrecision {
  private static final int RECALL_STEPS = 100;

  private AveragePrecision() {}

  /**
   * The average precision, 0 to 1.
   *
   * @param verdicts of all pictures, in the order of the pictures, which decides between equal
   *     scores
   * @param truths labelled boxes in all pictures, 1 or more
   */
  static double of(List<Verdict> verdicts, int truths) {
    if (truths < 1) {
      throw new IllegalArgumentException("there is no precision of a class that doesn't occur");
    }
    List<Verdict> byScore = new ArrayList<>(verdicts);
    byScore.sort(
        Comparator.comparingDouble((Verdict verdict) -> verdict.found().score()).reversed());
    int[] rightSoFar = new int[byScore.size()];
    double[] precision = new double[byScore.size()];
    int right = 0;
    for (int index = 0; index < precision.length; index++) {
      right += byScore.get(index).right() ? 1 : 0;
      rightSoFar[index] = right;
      precision[index] = (double) right / (index + 1);
    }
    for (int index = precision.length - 2; index >= 0; index--) {
      precision[index] = Math.max(precision[index], precision[index + 1]);
    }
    double sum = 0;
    int index = 0;
    for (int step = 0; step <= RECALL_STEPS; step++) {
      while (index < precision.length
          && (long) rightSoFar[index] * RECALL_STEPS < (long) step * truths) {
        index++;
      }
      sum += index < precision.length ? precision[index] : 0;
    }
    return sum / (RECALL_STEPS + 1);
  }
}
