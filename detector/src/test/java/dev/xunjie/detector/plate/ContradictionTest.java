package dev.xunjie.detector.plate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContradictionTest {
  @Test
  void believesTheSurestOfThoseThatAgree() {
    ReadPlate judged =
        Contradiction.judged(List.of(read("川AM1186", .91), read("川AM1186", .95))).orElseThrow();

    assertThat(judged).isEqualTo(read("川AM1186", .95));
  }

  @Test
  void reportsNeitherOfTwoNumbersThatAreNearlyAsSure() {
    ReadPlate judged =
        Contradiction.judged(List.of(read("川AM1186", .9), read("川AM118G", .95))).orElseThrow();

    assertThat(judged.number().text()).isEqualTo("川AM118G");
    assertThat(judged.isReported()).isFalse();
  }

  @Test
  void takesNoNoticeOfABadCut() {
    assertThat(Contradiction.judged(List.of(read("川AM1186", .95), read("川AW1186", .6))))
        .contains(read("川AM1186", .95));
  }

  @Test
  void standsByWhatIsBeyondDoubt() {
    assertThat(Contradiction.judged(List.of(read("川AM1186", .99), read("川AM118G", .9))))
        .contains(read("川AM1186", .99));
  }

  @Test
  void saysNothingAboutNothing() {
    assertThat(Contradiction.judged(List.of())).isEmpty();
  }

  private static ReadPlate read(String number, double confidence) {
    return new ReadPlate(
        PlateQuad.upright(0, 0, 94, 24), new PlateNumber(number), confidence, PlateColour.BLUE);
  }
}
