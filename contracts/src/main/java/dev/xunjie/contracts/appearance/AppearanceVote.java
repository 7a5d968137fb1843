package dev.xunjie.contracts.appearance;

import java.util.Objects;

/**
 * What the looks at one truck say about one question.
 *
 * @param probability that the answer is yes, 0 to 1; the median of the looks
 * @param verdict the answer, or that there is none
 * @param looks how many frames were asked, 1 or more
 */
public record AppearanceVote(double probability, Verdict verdict, int looks) {
  public AppearanceVote {
    Objects.requireNonNull(verdict, "verdict is missing");
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability is %s, but must be 0 to 1".formatted(probability));
    }
    if (looks < 1) {
      throw new IllegalArgumentException("looks is %d, but must be 1 or more".formatted(looks));
    }
  }

  /** An answer. */
  public enum Verdict {
    YES,
    NO,
    /** The looks don't support an answer: nothing may be concluded. */
    UNCERTAIN
  }
}
