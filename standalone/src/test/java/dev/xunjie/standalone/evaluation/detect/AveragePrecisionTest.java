package dev.xunjie.standalone.evaluation.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.standalone.evaluation.detect.Matching.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
  private static final NormalisedBox ANYWHERE = new NormalisedBox(0, 0, 1, 1);

  @Test
  void isOneWhereEverythingIsFoundAndNothingElse() {
    assertThat(AveragePrecision.of(List.of(right(.4), right(.9)), 2)).isEqualTo(1);
  }

  @Test
  void isNoughtWhereNothingIsFound() {
    assertThat(AveragePrecision.of(List.of(), 3)).isZero();
    assertThat(AveragePrecision.of(List.of(wrong(.9)), 3)).isZero();
  }

  /** Recall 0 to .50 at precision 1, .51 to 1 at two thirds. */
  @Test
  void takesTheBestPrecisionAtARecallOrMore() {
    assertThat(AveragePrecision.of(List.of(right(.9), wrong(.8), right(.7)), 2))
        .isCloseTo((51 + 50 * 2 / 3.0) / 101, within(1e-12));
  }

  /** One of three found: recall 0 to .33 at precision 1, nothing beyond. */
  @Test
  void countsARecallNeverReachedAsNought() {
    assertThat(AveragePrecision.of(List.of(right(.9)), 3)).isCloseTo(34 / 101.0, within(1e-12));
  }

  @Test
  void ordersByScoreWhateverTheOrderOfThePictures() {
    assertThat(AveragePrecision.of(List.of(wrong(.2), right(.9)), 1)).isEqualTo(1);
    assertThat(AveragePrecision.of(List.of(wrong(.9), right(.2)), 1)).isEqualTo(.5);
  }

  @Test
  void isNotDefinedForAClassThatDoesNotOccur() {
    assertThatThrownBy(() -> AveragePrecision.of(List.of(), 0)).hasMessageContaining("occur");
  }

  private static Verdict right(double score) {
    return new Verdict(new FoundBox("vehicle", score, ANYWHERE), true);
  }

  private static Verdict wrong(double score) {
    return new Verdict(new FoundBox("vehicle", score, ANYWHERE), false);
  }
}
