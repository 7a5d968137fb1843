package dev.xunjie.detector.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A row of cells: .3 differs plainly, .2 faintly, .1 not at all. */
class FaintPartsTest {
  private static final float DIFFERENT = (float) SceneDifference.DIFFERENT;

  @Test
  void joinsWhatTouchesAPlainPart() {
    assertThat(joined(.1f, .2f, .2f, .3f, .2f, .1f))
        .containsExactly(.1f, DIFFERENT, DIFFERENT, .3f, DIFFERENT, .1f);
  }

  @Test
  void leavesWhatTouchesNone() {
    assertThat(joined(.3f, .1f, .2f, .2f)).containsExactly(.3f, .1f, .2f, .2f);
  }

  @Test
  void leavesWhatDiffersPlainlyInACornerOnly() {
    assertThat(joined(.3f, .2f, .2f, .2f, .2f)).containsExactly(.3f, .2f, .2f, .2f, .2f);
  }

  @Test
  void joinsNothingBehindOrAcrossSomebody() {
    boolean[] hidden = {false, true, false};

    assertThat(
            FaintParts.joined(
                new float[] {.2f, .3f, .2f}, new float[] {.5f, .5f, .5f}, hidden, 1, 3))
        .containsExactly(.2f, .3f, .2f);
  }

  @Test
  void leavesWhatIsAlmostAsItWasButForTheLight() {
    float[] beforeLight = {.5f, .5f, .24f};

    assertThat(FaintParts.joined(new float[] {.3f, .2f, .2f}, beforeLight, new boolean[3], 1, 3))
        .containsExactly(.3f, DIFFERENT, .2f);
  }

  private static float[] joined(float... differences) {
    float[] beforeLight = new float[differences.length];
    Arrays.fill(beforeLight, .5f);
    return FaintParts.joined(
        differences, beforeLight, new boolean[differences.length], 1, differences.length);
  }
}
