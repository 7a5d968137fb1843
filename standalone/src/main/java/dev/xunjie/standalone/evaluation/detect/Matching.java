package dev.xunjie.standalone.evaluation.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which boxes of one class in one picture are right, as COCO matches them: found boxes from the
 * best score down, each takes the labelled box that it overlaps most among those not taken yet, if
 * by the threshold or more; a labelled box is found once.
 *
 * @param verdicts one for each found box, best score first
 * @param missed the labelled boxes that no found box took
 */
record Matching(List<Verdict> verdicts, List<LabelledBox> missed) {
  /**
   * Whether a found box is right.
   *
   * @param found the box
   * @param right whether it took a labelled box
   */
  record Verdict(FoundBox found, boolean right) {}

  /**
   * Matches boxes of one class in one picture.
   *
   * @param leastOverlap intersection over union from which a box counts as found, 0 to 1
   * @param mostFound how many found boxes count, the best ones
   */
  static Matching of(
      List<FoundBox> found, List<LabelledBox> truth, double leastOverlap, int mostFound) {
    List<LabelledBox> free = new ArrayList<>(truth);
    List<Verdict> verdicts =
        found.stream()
            .sorted(Comparator.comparingDouble(FoundBox::score).reversed())
            .limit(mostFound)
            .map(box -> new Verdict(box, takesOne(box, free, leastOverlap)))
            .toList();
    return new Matching(verdicts, List.copyOf(free));
  }

  private static boolean takesOne(FoundBox found, List<LabelledBox> free, double leastOverlap) {
    int best = -1;
    double bestOverlap = leastOverlap;
    for (int index = 0; index < free.size(); index++) {
      double overlap = found.box().intersectionOverUnion(free.get(index).box());
      if (overlap >= bestOverlap) {
        best = index;
        bestOverlap = overlap;
      }
    }
    if (best >= 0) {
      free.remove(best);
    }
    return best >= 0;
  }
}
