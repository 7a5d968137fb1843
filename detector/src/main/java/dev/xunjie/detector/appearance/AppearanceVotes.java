package dev.xunjie.detector.appearance;

import dev.xunjie.contracts.appearance.AppearanceVote;
import dev.xunjie.contracts.appearance.AppearanceVote.Verdict;
import dev.xunjie.contracts.appearance.TruckAppearance;
import java.util.List;
import java.util.Optional;

/** Votes of the looks at one vehicle's pass. */
public final class AppearanceVotes {
  /** From here on, yes; heads are trained with balanced classes, so that one half is a toss-up. */
  private static final double SURE_YES = .8;

  /** Down from here, no. */
  private static final double SURE_NO = .2;

  private AppearanceVotes() {}

  /**
   * What the looks say together: the median of their probabilities. An unproven head decides
   * nothing.
   *
   * @param looks at one vehicle, at least one, by this head
   */
  public static TruckAppearance over(List<TruckLook> looks, TruckHead head) {
    if (looks.isEmpty()) {
      throw new IllegalArgumentException("a vote needs a look");
    }
    return new TruckAppearance(
        vote(AppearanceQuestion.TRUCK, looks, head),
        vote(AppearanceQuestion.LOAD_UNCOVERED, looks, head),
        vote(AppearanceQuestion.BODY_DIRTY, looks, head),
        head.version());
  }

  private static Optional<AppearanceVote> vote(
      AppearanceQuestion question, List<TruckLook> looks, TruckHead head) {
    return head.find(question)
        .map(
            trained -> {
              double[] sorted =
                  looks.stream()
                      .mapToDouble(look -> look.probabilities().get(question))
                      .sorted()
                      .toArray();
              int half = sorted.length / 2;
              double median =
                  sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
              return new AppearanceVote(median, verdict(median, trained), sorted.length);
            });
  }

  private static Verdict verdict(double probability, TrainedQuestion trained) {
    if (!trained.proven()) {
      return Verdict.UNCERTAIN;
    }
    if (probability >= SURE_YES) {
      return Verdict.YES;
    }
    return probability <= SURE_NO ? Verdict.NO : Verdict.UNCERTAIN;
  }
}
