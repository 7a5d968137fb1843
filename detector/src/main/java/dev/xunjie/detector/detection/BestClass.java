package dev.xunjie.detector.detection;

/** Which class a cell's scores speak for. */
final class BestClass {
  private BestClass() {}

  /**
   * Index of the highest score; of equal ones the first.
   *
   * @param first where the score of class 0 stands
   * @param step from one class's score to the next one's
   */
  static int among(float[] scores, int first, int classes, int step) {
    int best = 0;
    for (int index = 1; index < classes; index++) {
      if (scores[first + index * step] > scores[first + best * step]) {
        best = index;
      }
    }
    return best;
  }
}
