package dev.xunjie.rules.outofstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.rules.place.PlaceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds whatever the camera shows. */
class OutOfStorePropertiesTest {
  private static final int DUE_AT_SECOND = 300;

  /** What the next pictures show, one every second. */
  private record Scene(Sight sight, int seconds) {}

  private enum Sight {
    GOODS,
    MORE_GOODS,
    CLEAR,
    HIDDEN,
    SILENT
  }

  @Property(tries = 60)
  void replayGivesTheSame(@ForAll("scenes") List<Scene> scenes) {
    assertSame(play(scenes, -1), play(scenes, -1));
  }

  @Property(tries = 60)
  void goesOnTheSameFromACheckpointAnywhere(
      @ForAll("scenes") List<Scene> scenes, @ForAll("moments") int restart) {
    assertSame(play(scenes, restart), play(scenes, -1));
  }

  @Property(tries = 60)
  void repeatedPicturesChangeNothing(@ForAll("scenes") List<Scene> scenes) {
    List<Scene> once = new ArrayList<>(scenes);
    ShopFront front = play(once, -1);
    int events = front.events.size();
    PlaceState before = front.state();
    before
        .judgedUntil()
        .ifPresent(
            until -> {
              long second = Duration.between(ShopFront.MIDNIGHT, until).toSeconds();
              front.shows(second, ShopFront.GOODS).shows(Math.max(0, second - 9), ShopFront.CLEAR);
            });
    assertThat(front.events).hasSize(events);
    assertThat(front.state()).isEqualTo(before);
  }

  @Property(tries = 60)
  void noIncidentIsShorterThanAllowed(@ForAll("scenes") List<Scene> scenes) {
    assertThat(play(scenes, -1).events)
        .allSatisfy(
            event -> {
              assertThat(event.dwellSeconds()).isGreaterThanOrEqualTo(60);
              assertThat(Duration.between(event.stills().get(0).capturedAt(), event.violationAt()))
                  .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
            });
  }

  @Property(tries = 60)
  void neverTwoOpenIncidentsForOneZone(@ForAll("scenes") List<Scene> scenes) {
    Set<String> open = new HashSet<>();
    Set<String> opened = new HashSet<>();
    for (IncidentEvent event : play(scenes, -1).events) {
      switch (event.kind()) {
        case OPENED -> {
          assertThat(opened.add(event.incidentId())).isTrue();
          open.add(event.incidentId());
        }
        case STRENGTHENED -> assertThat(open).contains(event.incidentId());
        case ENDED -> assertThat(open.remove(event.incidentId())).isTrue();
      }
      assertThat(open.size()).isLessThanOrEqualTo(1);
    }
  }

  @Property(tries = 60)
  void anOrderIsAnsweredOnceAndNeverBeforeItIsDue(@ForAll("scenes") List<Scene> scenes) {
    List<RecheckAnswer> answers = play(scenes, -1).passesTo(DUE_AT_SECOND + 4 * 24 * 3600).answers;
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).answeredAt()).isAfterOrEqualTo(ShopFront.second(DUE_AT_SECOND));
    assertThat(answers.get(0).stills())
        .allSatisfy(
            still ->
                assertThat(still.capturedAt()).isAfterOrEqualTo(ShopFront.second(DUE_AT_SECOND)));
  }

  @Provide
  Arbitrary<List<Scene>> scenes() {
    Arbitrary<Sight> sights =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.of(Sight.GOODS)),
            Tuple.of(1, Arbitraries.of(Sight.MORE_GOODS)),
            Tuple.of(3, Arbitraries.of(Sight.CLEAR)),
            Tuple.of(2, Arbitraries.of(Sight.HIDDEN, Sight.SILENT)));
    return Combinators.combine(sights, Arbitraries.integers().between(1, 90))
        .as(Scene::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<Integer> moments() {
    return Arbitraries.integers().between(0, 600);
  }

  private static ShopFront play(List<Scene> scenes, int restartSecond) {
    ShopFront front = new ShopFront().isOrderedToCorrectBy(DUE_AT_SECOND);
    int second = 0;
    for (Scene scene : scenes) {
      for (int i = 0; i < scene.seconds(); i++, second++) {
        switch (scene.sight()) {
          case GOODS -> front.shows(second, ShopFront.GOODS);
          case MORE_GOODS -> front.shows(second, 3 * ShopFront.GOODS);
          case CLEAR -> front.shows(second, ShopFront.CLEAR);
          case HIDDEN -> front.isHiddenFromTo(second, second, ShopFront.GOODS);
          case SILENT -> {}
        }
        if (second == restartSecond) {
          front.restarts();
        }
      }
    }
    return front;
  }

  private static void assertSame(ShopFront one, ShopFront other) {
    assertThat(one.events).isEqualTo(other.events);
    assertThat(one.warnings).isEqualTo(other.warnings);
    assertThat(one.answers).isEqualTo(other.answers);
    assertThat(one.state()).isEqualTo(other.state());
  }
}
