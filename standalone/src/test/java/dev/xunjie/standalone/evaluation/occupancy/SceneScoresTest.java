package dev.xunjie.standalone.evaluation.occupancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SceneScoresTest {
  private static final float[] ALL_IN_ZONE = {1, 1, 1, 1};

  @Test
  void comparesCellsOfThingsWithCellsOfScenesWhereNothingStands() {
    SceneScores scores = new SceneScores();
    scores.add(new float[] {0, .1f, .3f, 0}, new float[] {0, 0, 0, 0}, ALL_IN_ZONE);
    scores.add(new float[] {.9f, .2f, .9f, 0}, new float[] {1, .7f, 0, 0}, ALL_IN_ZONE);

    assertThat(scores.areaUnderCurve()).isCloseTo((4 + 3) / 8.0, within(1e-9));
    assertThat(scores.found()).isEqualTo(.5);
    assertThat(scores.falseShare()).isEqualTo(.25);
    assertThat(scores.quietScenes()).isEqualTo(1);
    assertThat(scores.falseScenes()).isEqualTo(1);
    assertThat(scores.foundAtFalseShare(.25)).isEqualTo(1);
  }

  @Test
  void leavesCellsOutsideTheZoneOut() {
    SceneScores scores = new SceneScores();
    scores.add(new float[] {.9f}, new float[] {0}, new float[] {0});

    assertThat(scores.falseShare()).isZero();
    assertThat(scores.falseScenes()).isZero();
    assertThat(scores.areaUnderCurve()).isEqualTo(.5);
  }
}
