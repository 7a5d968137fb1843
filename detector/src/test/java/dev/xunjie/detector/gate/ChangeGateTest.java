package dev.xunjie.detector.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.scene.Scenes;
import java.time.Instant;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class ChangeGateTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
  private static final NormalisedBox KERB = new NormalisedBox(.8, 0, 1, .25);
  private static final Rect CAR_ON_THE_ROAD = new Rect(300, 300, 60, 30);
  private static final Scalar DARK_RED = new Scalar(20, 20, 90, 0);

  private GateState state = GateState.EMPTY;

  @Test
  void looksAtTheFirstPictureAndSparesTheSameOneAfterIt() {
    assertThat(decide(Scenes.street(0), List.of(), false, 0).needsLook()).isTrue();
    assertThat(decide(Scenes.street(1), List.of(), false, 1).needsLook()).isFalse();
    assertThat(decide(Scenes.street(2), List.of(), false, 2).needsLook()).isFalse();
  }

  @Test
  void looksAgainAfterTenSecondsWhateverHappens() {
    decide(Scenes.street(0), List.of(), false, 0);

    assertThat(decide(Scenes.street(9), List.of(), false, 9).needsLook()).isFalse();
    assertThat(decide(Scenes.street(10), List.of(), false, 10).needsLook()).isTrue();
    assertThat(decide(Scenes.street(11), List.of(), false, 11).needsLook()).isFalse();
  }

  @Test
  void looksWhereSomethingCame() {
    decide(Scenes.street(0), List.of(), false, 0);

    GateDecision came = decide(withCar(1), List.of(), false, 1);

    assertThat(came.needsLook()).isTrue();
    assertThat(came.changes().touch(new NormalisedBox(.39, .52, .47, .57))).isTrue();
    assertThat(came.changes().touch(KERB)).isFalse();
    assertThat(came.changes().share()).isLessThan(.1);
  }

  @Test
  void sparesWhatHappensElsewhere() {
    decide(Scenes.street(0), List.of(KERB), false, 0);

    assertThat(decide(withCar(1), List.of(KERB), false, 1).needsLook()).isFalse();
  }

  @Test
  void looksOnWhileSomethingMoves() {
    decide(Scenes.street(0), List.of(KERB), false, 0);

    assertThat(decide(Scenes.street(1), List.of(KERB), true, 1).needsLook()).isTrue();
  }

  @Test
  void takesAChangeOfLightForNoChange() {
    decide(Scenes.street(0), List.of(), false, 0);

    BgrImage brighter = Scenes.changed(1, street -> Scenes.lit(street, 1.08, 0));

    assertThat(decide(brighter, List.of(), false, 1).needsLook()).isFalse();
  }

  @Test
  void addsUpSlowChangesUntilTheyCount() {
    decide(Scenes.street(0), List.of(), false, 0);
    boolean looked = false;
    for (int step = 1; step < 9; step++) {
      Scalar shade = new Scalar(130 - step * 8, 130 - step * 8, 130 - step * 8, 0);
      BgrImage fading =
          Scenes.changed(step, street -> Scenes.painted(street, CAR_ON_THE_ROAD, shade));
      looked |= decide(fading, List.of(), false, step).needsLook();
    }
    assertThat(looked).isTrue();
  }

  @Test
  void looksAtAPictureOfAnotherSize() {
    decide(Scenes.street(0), List.of(KERB), false, 0);
    byte[] other = new byte[320 * 180 * 3];

    assertThat(decide(BgrImage.ofPixels(other, 320, 180), List.of(KERB), false, 1).needsLook())
        .isTrue();
  }

  @Test
  void isReadBackFromWhatAJobStores() {
    decide(Scenes.street(0), List.of(), false, 0);

    assertThat(ContractJson.fromBytes(ContractJson.toBytes(state), GateState.class))
        .isEqualTo(state);
  }

  private static BgrImage withCar(int number) {
    return Scenes.changed(number, street -> Scenes.painted(street, CAR_ON_THE_ROAD, DARK_RED));
  }

  private GateDecision decide(
      BgrImage picture, List<NormalisedBox> relevant, boolean moving, int second) {
    try (picture) {
      GateDecision decision =
          ChangeGate.decide(state, picture, relevant, moving, NOON.plusSeconds(second));
      state = decision.state();
      return decision;
    }
  }
}
