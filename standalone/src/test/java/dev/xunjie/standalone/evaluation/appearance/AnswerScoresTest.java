package dev.xunjie.standalone.evaluation.appearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.detector.appearance.HeadFigures;
import org.junit.jupiter.api.Test;

class AnswerScoresTest {
  @Test
  void measuresAgainstTheCommonerAnswerAndLeavesInBetweenOut() {
    AnswerScores scores = new AnswerScores();
    scores.add(1, .9);
    scores.add(1, .4);
    scores.add(0, .1);
    scores.add(0, .2);
    scores.add(0, .6);
    scores.add(0, .3);
    scores.add(.5, .99);

    HeadFigures figures = scores.figures();

    assertThat(figures.yes()).isEqualTo(2);
    assertThat(figures.no()).isEqualTo(4);
    assertThat(figures.accuracy()).isCloseTo(4 / 6.0, within(1e-9));
    assertThat(figures.majorityAccuracy()).isCloseTo(4 / 6.0, within(1e-9));
    assertThat(figures.balancedAccuracy()).isCloseTo((.5 + .75) / 2, within(1e-9));
    assertThat(figures.areaUnderCurve()).isCloseTo(7 / 8.0, within(1e-9));
    assertThat(figures.areaLow()).isLessThan(figures.areaUnderCurve());
    assertThat(figures.areaHigh()).isEqualTo(1);
  }

  @Test
  void claimsNothingWithoutExamples() {
    HeadFigures figures = new AnswerScores().figures();

    assertThat(figures.balancedAccuracy()).isEqualTo(.5);
    assertThat(figures.balancedLow()).isEqualTo(.5);
    assertThat(figures.yes() + figures.no()).isZero();
  }
}
