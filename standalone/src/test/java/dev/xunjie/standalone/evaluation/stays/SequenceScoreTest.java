package dev.xunjie.standalone.evaluation.stays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.standalone.evaluation.stays.SequenceScore.ScoredTruth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequenceScoreTest {
  private static final NormalisedBox KERB = new NormalisedBox(.5, .5, .6, .6);
  private static final NormalisedBox LANE = new NormalisedBox(.2, .5, .3, .6);

  @Test
  void findsATrueStayDeclaredInAFifthOfItsFrames() {
    assertThat(truth(stands(KERB, 101, 200), stands(KERB, 181, 200)).isFound()).isTrue();
    assertThat(truth(stands(KERB, 101, 200), stands(KERB, 182, 200)).isFound()).isFalse();
  }

  @Test
  void takesTheLatencyFromTheTruthsFirstFrame() {
    assertThat(truth(stands(KERB, 101, 200), stands(KERB, 126, 200)).latencySeconds())
        .contains(2.5);
  }

  @Test
  void findsNothingByAVehicleDeclaredElsewhere() {
    ScoredTruth missed = truth(stands(KERB, 101, 200), stands(LANE, 101, 200));

    assertThat(missed.isFound()).isFalse();
    assertThat(missed.latencySeconds()).isEmpty();
  }

  @Test
  void callsADeclaredStayFalseThatIsTrueInLessThanNineTenthsOfItsFrames() {
    assertThat(figures(stands(KERB, 101, 190), stands(KERB, 101, 200)).falseStays()).isZero();
    assertThat(figures(stands(KERB, 101, 189), stands(KERB, 101, 200)).falseStays()).isOne();
  }

  @Test
  void givesFiguresAlsoWhereNothingIsTrueOrDeclared() {
    StaysFigures figures = StaysFigures.of(List.of());

    assertThat(figures.f1()).isZero();
    assertThat(figures.latencySeconds()).isEmpty();
  }

  @Test
  void keepsTheTruthsFirstFrameWhenFramesAreThinned() {
    RecordedSequence thinned = sequence(stands(KERB, 103, 200)).everyNthFrame(50);

    assertThat(thinned.framesLookedAt()).startsWith(1, 51, 101);
    assertThat(thinned.truths().get(0).boxes()).containsOnlyKeys(151);
    assertThat(thinned.truths().get(0).firstFrame()).isEqualTo(103);
  }

  private static ScoredTruth truth(
      SortedMap<Integer, NormalisedBox> truth, SortedMap<Integer, NormalisedBox> declared) {
    return score(truth, declared).truths().get(0);
  }

  private static StaysFigures figures(
      SortedMap<Integer, NormalisedBox> truth, SortedMap<Integer, NormalisedBox> declared) {
    return StaysFigures.of(List.of(score(truth, declared)));
  }

  private static SequenceScore score(
      SortedMap<Integer, NormalisedBox> truth, SortedMap<Integer, NormalisedBox> declared) {
    return SequenceScore.of(sequence(truth), List.of(new DeclaredStay(1, declared)));
  }

  private static RecordedSequence sequence(SortedMap<Integer, NormalisedBox> truth) {
    return new RecordedSequence(
        "P/04-12_11_K1_1",
        "K1",
        IntStream.rangeClosed(1, 200).boxed().toList(),
        Map.of(),
        List.of(new TrueStay(0, truth.firstKey(), truth)));
  }

  private static SortedMap<Integer, NormalisedBox> stands(NormalisedBox box, int first, int last) {
    SortedMap<Integer, NormalisedBox> boxes = new TreeMap<>();
    IntStream.rangeClosed(first, last).forEach(frame -> boxes.put(frame, box));
    return boxes;
  }
}
