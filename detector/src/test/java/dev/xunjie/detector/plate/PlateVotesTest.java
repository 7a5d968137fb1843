package dev.xunjie.detector.plate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;
import dev.xunjie.detector.plate.PlateVotes.Candidate;
import dev.xunjie.detector.plate.PlateVotes.FrameReading;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlateVotesTest {
  private static final List<NormalisedPoint> SOMEWHERE =
      List.of(
          new NormalisedPoint(.4, .4),
          new NormalisedPoint(.6, .4),
          new NormalisedPoint(.6, .5),
          new NormalisedPoint(.4, .5));

  @Test
  void saysNothingWithoutReadings() {
    assertThat(PlateVotes.winner(List.<FrameReading<Integer>>of())).isEmpty();
  }

  @Test
  void keepsTheFrameOfTheSurestReadingAsEvidence() {
    Candidate<Integer> winner =
        PlateVotes.winner(
                List.of(read(1, "皖A87271", .91), read(2, "皖A87271", .99), read(3, "皖A87271", .95)))
            .orElseThrow();

    assertThat(winner.number().text()).isEqualTo("皖A87271");
    assertThat(winner.votes()).isEqualTo(3);
    assertThat(winner.best().frame()).isEqualTo(2);
    assertThat(winner.confidence()).isEqualTo(.99);
  }

  @Test
  void outvotesOneWrongFrame() {
    Candidate<Integer> winner =
        PlateVotes.winner(
                List.of(read(1, "皖A87271", .98), read(2, "皖A8727T", .92), read(3, "皖A87271", .97)))
            .orElseThrow();

    assertThat(winner.number().text()).isEqualTo("皖A87271");
    assertThat(winner.votes()).isEqualTo(2);
    assertThat(winner.confidence()).isLessThan(.98);
  }

  @Test
  void saysNothingWhenReadingsContradictEachOther() {
    List<FrameReading<Integer>> readings =
        List.of(read(1, "皖A87271", .95), read(2, "苏B11111", .95));

    assertThat(PlateVotes.winner(readings)).isEmpty();
    assertThat(PlateVotes.candidates(readings)).hasSize(2);
  }

  @Test
  void comesToTheSameInAnyOrder() {
    FrameReading<Integer> one = read(1, "皖A87271", .95);
    FrameReading<Integer> other = read(2, "苏B11111", .95);

    assertThat(PlateVotes.candidates(List.of(one, other)))
        .isEqualTo(PlateVotes.candidates(List.of(other, one)));
  }

  private static FrameReading<Integer> read(int frame, String number, double confidence) {
    return new FrameReading<>(
        frame, new PlateReading(new PlateNumber(number), confidence, PlateColour.BLUE, SOMEWHERE));
  }
}
