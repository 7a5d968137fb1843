package dev.xunjie.detector.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneQuality;
import dev.xunjie.contracts.scene.ViewShift;
import dev.xunjie.detector.image.BgrImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class SceneWatchTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
  private static final int RECOGNISED_WITHIN = 10;

  private SceneState state = SceneState.EMPTY;
  private int second;

  @Test
  void findsNothingWrongWithAStreetThatStaysAsItIs() {
    assertThat(watch(20, street -> street)).allMatch(SceneQuality::carriesJudgement);
  }

  @Test
  void tellsHowFarTheLensTurned() {
    watch(5, street -> street);

    List<SceneQuality> turned = watch(RECOGNISED_WITHIN, street -> Scenes.turned(street, .05));

    assertThat(last(turned).standingFaults()).containsExactly(SceneFault.MOVED);
    ViewShift shift = last(turned).shift().orElseThrow();
    assertThat(shift.right()).isEqualTo(-.05, within(.01));
    assertThat(shift.down()).isZero();
    assertThat(turned).noneMatch(SceneQuality::carriesJudgement);
  }

  @Test
  void takesTheSwayOfAPoleForNoMove() {
    watch(5, street -> street);

    assertThat(watch(RECOGNISED_WITHIN, street -> Scenes.turned(street, second % 3 * .005)))
        .allMatch(SceneQuality::carriesJudgement);
  }

  @Test
  void learnsAMovedViewOnlyWhenItIsAcknowledged() {
    watch(5, street -> street);
    watch(60, street -> Scenes.turned(street, .05));
    assertThat(standing()).containsExactly(SceneFault.MOVED);

    state = SceneState.EMPTY;

    assertThat(watch(12, street -> Scenes.turned(street, .05)))
        .allMatch(SceneQuality::carriesJudgement);
  }

  @Test
  void forgivesAMoveThatIsTakenBack() {
    watch(5, street -> street);
    watch(RECOGNISED_WITHIN, street -> Scenes.turned(street, .05));

    watch(RECOGNISED_WITHIN, street -> street);

    assertThat(standing()).isEmpty();
  }

  @Test
  void noticesAClothBeforeTheLens() {
    watch(5, street -> street);

    watch(RECOGNISED_WITHIN, street -> Scenes.hidden(street, .8));

    assertThat(standing()).containsExactly(SceneFault.COVERED);
  }

  @Test
  void letsABusPassThatHidesAThirdOfTheView() {
    watch(5, street -> street);

    assertThat(watch(RECOGNISED_WITHIN, street -> Scenes.hidden(street, .33)))
        .allMatch(SceneQuality::carriesJudgement);
  }

  @Test
  void leavesOutPicturesThatAreHiddenForAMomentWithoutAnAlarm() {
    watch(5, street -> street);

    List<SceneQuality> passing = watch(4, street -> Scenes.hidden(street, .8));

    assertThat(passing).noneMatch(SceneQuality::carriesJudgement);
    assertThat(passing).allMatch(quality -> quality.standingFaults().isEmpty());
    assertThat(last(watch(1, street -> street)).carriesJudgement()).isTrue();
  }

  @Test
  void noticesALossOfFocus() {
    watch(5, street -> street);

    watch(RECOGNISED_WITHIN, street -> Scenes.outOfFocus(street, 4));

    assertThat(standing()).containsExactly(SceneFault.BLURRED);
  }

  @Test
  void noticesFog() {
    watch(5, street -> street);

    watch(RECOGNISED_WITHIN, street -> Scenes.lit(street, .3, 145));

    assertThat(standing()).containsExactly(SceneFault.FOGGED);
  }

  @Test
  void tellsNightFromDarkness() {
    watch(5, street -> street);

    SceneQuality night = last(watch(RECOGNISED_WITHIN, street -> Scenes.lit(street, .28, 0)));
    SceneQuality nothing = last(watch(RECOGNISED_WITHIN, street -> Scenes.lit(street, .05, 0)));

    assertThat(night.light()).isEqualTo(LightLevel.NIGHT);
    assertThat(night.carriesJudgement()).isTrue();
    assertThat(nothing.light()).isEqualTo(LightLevel.NONE);
    assertThat(nothing.standingFaults()).containsExactly(SceneFault.DARK);
  }

  @Test
  void letsTheLightChangeSlowlyAndFast() {
    watch(5, street -> street);

    assertThat(watch(20, street -> Scenes.lit(street, 1 - second * .02, 0)))
        .allMatch(SceneQuality::carriesJudgement);
    assertThat(watch(5, street -> Scenes.lit(street, 1.2, 10)))
        .allMatch(SceneQuality::carriesJudgement);
  }

  @Test
  void noticesAFrozenPictureAndThatItGoesOn() {
    watch(5, street -> street);
    try (BgrImage still = Scenes.street(4)) {
      for (int picture = 0; picture < RECOGNISED_WITHIN; picture++) {
        state = SceneWatch.update(state, still, NOON.plusSeconds(second++)).state();
      }
    }
    assertThat(standing()).containsExactly(SceneFault.FROZEN);

    watch(5, street -> street);

    assertThat(standing()).isEmpty();
  }

  @Test
  void doesNotTakeAStillNightWhoseEncoderSkipsForFrozen() {
    List<SceneQuality> night = new ArrayList<>();
    for (int whole = 0; whole < 6; whole++) {
      try (BgrImage renewed = Scenes.street(whole)) {
        for (int skipped = 0; skipped < 10; skipped++) {
          SceneLook look = SceneWatch.update(state, renewed, NOON.plusMillis(200 * second++));
          state = look.state();
          night.add(look.quality());
        }
      }
    }

    assertThat(night).allMatch(SceneQuality::carriesJudgement);
  }

  @Test
  void noticesInTheEndThatAStreamWasFrozenFromItsBeginning() {
    try (BgrImage still = Scenes.street(4)) {
      for (int picture = 0; picture < 70; picture++) {
        state = SceneWatch.update(state, still, NOON.plusSeconds(second++)).state();
      }
    }

    assertThat(standing()).containsExactly(SceneFault.FROZEN);
  }

  @Test
  void findsAViewAgainThatWasKnockedRound() {
    watch(5, street -> street);

    List<SceneQuality> knocked =
        watch(RECOGNISED_WITHIN, street -> Scenes.knocked(street, .05, 3, 1.03));

    assertThat(last(knocked).standingFaults()).containsExactly(SceneFault.MOVED);
    assertThat(last(knocked).shift().orElseThrow().right()).isEqualTo(-.05, within(.015));
  }

  @Test
  void keepsOneNameForPaintThatHidesHereAndVeilsThere() {
    watch(5, street -> street);

    watch(
        RECOGNISED_WITHIN,
        street -> Scenes.hidden(Scenes.lit(street, .3, 145), second % 2 == 0 ? .35 : .3));

    assertThat(standing()).hasSize(1);
  }

  @Test
  void doesNotTakeALorryItFirstSawForTheView() {
    watch(4, street -> painted(street, Scalar.RED));

    watch(30, street -> street);
    watch(20, street -> street);

    assertThat(standing()).isEmpty();
  }

  @Test
  void comparesWithAGivenReferenceFromTheFirstPictureOn() {
    try (BgrImage clean = Scenes.street(0)) {
      state = SceneWatch.given(clean, NOON.minusSeconds(60));
    }

    watch(RECOGNISED_WITHIN, street -> Scenes.turned(street, .05));

    assertThat(standing()).containsExactly(SceneFault.MOVED);
  }

  @Test
  void remembersLittleAndReadsItBack() {
    watch(5, street -> street);
    watch(2, street -> Scenes.turned(street, .05));

    byte[] json = ContractJson.toBytes(state);

    assertThat(json).hasSizeLessThan(30_000);
    assertThat(ContractJson.fromBytes(json, SceneState.class)).isEqualTo(state);
  }

  private static Mat painted(Mat street, Scalar colour) {
    return Scenes.painted(street, new Rect(20, 20, street.cols() - 40, street.rows() - 40), colour);
  }

  private List<SceneQuality> watch(int pictures, UnaryOperator<Mat> change) {
    List<SceneQuality> qualities = new ArrayList<>();
    for (int picture = 0; picture < pictures; picture++) {
      try (BgrImage seen = Scenes.changed(second, change)) {
        SceneLook look = SceneWatch.update(state, seen, NOON.plusSeconds(second++));
        state = look.state();
        qualities.add(look.quality());
      }
    }
    return qualities;
  }

  private Set<SceneFault> standing() {
    return state.faults().keySet().stream()
        .filter(fault -> state.faults().get(fault).standing())
        .collect(Collectors.toSet());
  }

  private static SceneQuality last(List<SceneQuality> qualities) {
    return qualities.get(qualities.size() - 1);
  }
}
