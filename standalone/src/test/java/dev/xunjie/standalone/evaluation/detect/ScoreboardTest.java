package dev.xunjie.standalone.evaluation.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
  private static final NormalisedBox LEFT = new NormalisedBox(0, 0, .4, .4);
  private static final NormalisedBox RIGHT = new NormalisedBox(.5, 0, .9, .4);

  /** Overlaps LEFT by .3 / .5 = .6. */
  private static final NormalisedBox NEAR_LEFT = new NormalisedBox(.1, 0, .5, .4);

  private final Scoreboard scoreboard = new Scoreboard(Set.of("vehicle", "person", "dog"));

  @Test
  void findsALabelledBoxOnce() {
    scoreboard.add(
        List.of(vehicle(.9, LEFT), vehicle(.8, LEFT)),
        List.of(labelled("vehicle", LEFT), labelled("vehicle", RIGHT)));

    assertThat(scoreboard.score().ap50()).containsOnlyKeys("vehicle");
    assertThat(scoreboard.score().ap50().get("vehicle")).isCloseTo(51 / 101.0, within(1e-12));
  }

  @Test
  void averagesOverThresholdsFromHalfToAlmostAll() {
    scoreboard.add(List.of(vehicle(.9, NEAR_LEFT)), List.of(labelled("vehicle", LEFT)));

    DetectionScore score = scoreboard.score();

    assertThat(score.ap50().get("vehicle")).isEqualTo(1);
    assertThat(score.map()).as("found at .50, .55 and .60 of ten").isCloseTo(.3, within(1e-12));
  }

  @Test
  void leavesOutClassesThatAreNotLabelledOrThatTheDetectorDoesNotKnow() {
    scoreboard.add(
        List.of(vehicle(.9, LEFT), new FoundBox("dog", .9, RIGHT)),
        List.of(labelled("vehicle", LEFT), labelled("street stall", RIGHT)));

    assertThat(scoreboard.score().ap50()).containsOnlyKeys("vehicle").containsValue(1.0);
  }

  @Test
  void countsFindsInPicturesThatShowNothing() {
    scoreboard.add(List.of(vehicle(.9, LEFT)), List.of());
    scoreboard.add(List.of(vehicle(.8, LEFT)), List.of(labelled("vehicle", LEFT)));

    assertThat(scoreboard.score().images()).isEqualTo(2);
    assertThat(scoreboard.score().ap50().get("vehicle")).isEqualTo(.5);
  }

  @Test
  void prefersTheLabelledBoxThatIsOverlappedMost() {
    scoreboard.add(
        List.of(vehicle(.9, LEFT), vehicle(.8, NEAR_LEFT)),
        List.of(labelled("vehicle", NEAR_LEFT), labelled("vehicle", LEFT)));

    assertThat(scoreboard.score().map()).isCloseTo(1, within(1e-12));
  }

  @Test
  void countsCarBusAndTruckAsVehicle() {
    assertThat(List.of("car", "Bus", "truck")).allSatisfy(ScoreboardTest::isVehicle);
    assertThat(ScoredClass.of("Person")).isEqualTo("person");
  }

  private static void isVehicle(String name) {
    assertThat(ScoredClass.of(name)).isEqualTo("vehicle");
  }

  private static FoundBox vehicle(double score, NormalisedBox box) {
    return new FoundBox("vehicle", score, box);
  }

  private static LabelledBox labelled(String name, NormalisedBox box) {
    return new LabelledBox(name, box);
  }
}
