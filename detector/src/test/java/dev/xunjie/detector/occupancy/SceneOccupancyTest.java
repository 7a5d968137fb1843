package dev.xunjie.detector.occupancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.occupancy.NamedObject;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.detection.Detection;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Crates drawn onto the lawn of a real street, in a zone of 220 × 200 pixels of it. */
class SceneOccupancyTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
  private static final NormalisedPolygon LAWN =
      NormalisedPolygon.of(.05, .55, .35, .55, .35, .9, .05, .9);
  private static final NormalisedBox CRATE = new NormalisedBox(100.0 / 768, .68, .26, .8);

  private static final NormalisedBox DRAWN =
      new NormalisedBox(100.0 / 768, 392.0 / 576, 196.0 / 768, 460.0 / 576);
  private static final NormalisedBox PASSER_BY = new NormalisedBox(.2, .6, .3, .85);
  private static final Detection MAY_BE_SOMEBODY = new Detection("person", .4, CRATE);

  /** A known weakness: where a drawn shadow's edges meet, cells differ as if by a thing. */
  private static final double CORNERS_OF_A_SHADOW = .05;

  private static FeatureNetwork network;
  private static ZoneView view;
  private static ReferenceLooks references;
  private static ZoneLook empty;
  private static ZoneLook withCrate;

  @BeforeAll
  static void lookOnce() {
    network = FeatureNetwork.shipped();
    try (BgrImage street = BgrImage.decode(TestPictures.street())) {
      view = ZoneView.of(LAWN, street.widthPixels(), street.heightPixels());
      references = ReferenceLooks.of("clean-1", view, List.of(street), List.of(List.of()), network);
    }
    empty = look(picture -> {});
    withCrate = look(SceneOccupancyTest::drawCrate);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void reportsWhatHasStoodForFiveSecondsAndSinceWhen() {
    Story story = new Story();
    story.seen(0, empty);
    story.seen(2, withCrate);
    story.seen(4, withCrate);
    assertThat(story.seen(6, withCrate).occupiedShare()).isZero();

    ZoneOccupancy occupancy = story.seen(8, withCrate);

    assertThat(occupancy.occupiedShare()).isBetween(.05, .35);
    assertThat(occupancy.since()).contains(NOON.plusSeconds(2));
    assertThat(occupancy.extent().orElseThrow().intersectionOverUnion(DRAWN)).isGreaterThan(.5);
    assertThat(occupancy.judgedShare()).isEqualTo(1);
    assertThat(occupancy.referenceVersion()).isEqualTo("clean-1");
  }

  @Test
  void forgetsWhatWasTakenAway() {
    Story story = new Story();
    for (int second = 0; second <= 8; second += 2) {
      story.seen(second, withCrate);
    }
    story.seen(10, empty);
    story.seen(12, empty);

    ZoneOccupancy occupancy = story.seen(14, empty);

    assertThat(occupancy.occupiedShare()).isZero();
    assertThat(occupancy.since()).isEmpty();
    assertThat(occupancy.extent()).isEmpty();
  }

  @Test
  void keepsWhatStandsThereBehindAPersonAndAMinuteOfSilence() {
    Story story = new Story();
    for (int second = 0; second <= 8; second += 2) {
      story.seen(second, withCrate);
    }
    ZoneOccupancy behind = story.seen(10, empty, new Detection("person", .8, CRATE));
    ZoneOccupancy later = story.seen(70, withCrate);

    assertThat(behind.occupiedShare()).isPositive();
    assertThat(behind.judgedShare()).isLessThan(1);
    assertThat(later.since()).contains(NOON);
  }

  @Test
  void neverTakesAPersonWhoStandsThereForAThing() {
    Story story = new Story();
    for (int second = 0; second < 60; second += 2) {
      assertThat(story.seen(second, withCrate, new Detection("person", .6, CRATE)).occupiedShare())
          .isZero();
    }
  }

  @Test
  void believesWhatShowsInTwoLooksOfThreeBetweenPassersBy() {
    Story story = new Story();
    for (int second = 0; second < 40; second += 2) {
      story.seen(second, withCrate, passerBy(second % 6 == 4));
    }

    ZoneOccupancy occupancy = story.seen(40, withCrate);

    assertThat(occupancy.occupiedShare()).isPositive();
    assertThat(occupancy.since()).contains(NOON);
  }

  @Test
  void asksForAnotherLookOnceSomebodyHasWalkedOn() {
    Story story = new Story();
    story.seen(0, withCrate);
    story.seen(2, withCrate);
    story.seen(4, withCrate);
    story.seen(6, withCrate, passerBy(true));
    story.seen(8, withCrate);

    assertThat(story.state.settled()).isFalse();
  }

  @Test
  void neverTakesAPersonWhoIsMissedInEverySecondLookForAThing() {
    Story story = new Story();
    for (int second = 0; second < 120; second += 2) {
      assertThat(story.seen(second, withCrate, passerBy(second % 4 == 0)).occupiedShare()).isZero();
    }
  }

  @Test
  void takesForAThingWhatOnlyMayBeAPersonAndStandsForLongSinceItCame() {
    Story story = new Story();
    for (int second = 0; second < 20; second += 2) {
      assertThat(story.seen(second, withCrate, MAY_BE_SOMEBODY).occupiedShare()).isZero();
    }

    ZoneOccupancy occupancy = story.seen(20, withCrate, MAY_BE_SOMEBODY);

    assertThat(occupancy.occupiedShare()).isPositive();
    assertThat(occupancy.since()).contains(NOON);
  }

  @Test
  void takesForAThingWhatMayBeAPersonThoughItsBoxIsNeverTheSame() {
    List<NormalisedBox> boxes =
        List.of(
            CRATE,
            new NormalisedBox(.12, .63, .32, .83),
            new NormalisedBox(.1, .5, .4, .9),
            new NormalisedBox(.06, .3, .5, .96));
    Story story = new Story();
    for (int second = 0; second < 20; second += 2) {
      Detection mayBe = new Detection("person", .4, boxes.get(second / 2 % boxes.size()));
      assertThat(story.seen(second, withCrate, mayBe).occupiedShare()).isZero();
    }

    ZoneOccupancy occupancy =
        story.seen(20, withCrate, new Detection("person", .4, boxes.get(10 % boxes.size())));

    assertThat(occupancy.occupiedShare()).isPositive();
    assertThat(occupancy.since()).contains(NOON);
  }

  @Test
  void seesThingsTakenAwayBesideSomebodyWhoStays() {
    Story story = new Story();
    for (int second = 0; second <= 8; second += 2) {
      story.seen(second, withCrate);
    }
    for (int second = 10; second < 14; second += 2) {
      story.seen(second, empty, passerBy(true));
    }

    assertThat(story.seen(14, empty, passerBy(true)).occupiedShare()).isZero();
  }

  @Test
  void tellsHowMuchOfTheThingsThisPictureShows() {
    ZoneLook withSomeone = look(SceneOccupancyTest::drawSomeoneBeforeTheCrate);
    Story story = new Story();
    for (int second = 0; second <= 6; second += 2) {
      story.seen(second, withCrate);
    }
    ZoneOccupancy open = story.seen(8, withCrate);
    ZoneOccupancy behind = story.seen(9, withSomeone, passerBy(true));
    ZoneOccupancy behindPerhaps = story.seen(10, withSomeone, MAY_BE_SOMEBODY);
    ZoneOccupancy mistaken = story.seen(11, withCrate, passerBy(true));
    ZoneOccupancy gone = story.seen(12, empty);

    assertThat(open.shownShare()).contains(open.occupiedShare());
    for (ZoneOccupancy hidden : List.of(behind, behindPerhaps)) {
      assertThat(hidden.occupiedShare()).isGreaterThan(open.occupiedShare() / 2);
      assertThat(hidden.shownShare().orElseThrow()).isLessThan(hidden.occupiedShare() / 2);
    }
    assertThat(mistaken.shownShare().orElseThrow()).isGreaterThan(mistaken.occupiedShare() / 2);
    assertThat(gone.occupiedShare()).isPositive();
    assertThat(gone.shownShare()).contains(0.0);
  }

  @Test
  void goesByTheMeanOfWhatScoresNowLikeAPersonAndNowLess() {
    Story thing = new Story();
    Story person = new Story();
    for (int second = 0; second < 40; second += 2) {
      boolean isEven = second % 4 == 0;
      thing.seen(second, withCrate, new Detection("person", isEven ? .46 : .52, CRATE));
      person.seen(second, withCrate, new Detection("person", isEven ? .46 : .6, CRATE));
    }

    assertThat(thing.seen(40, withCrate, MAY_BE_SOMEBODY).occupiedShare()).isPositive();
    assertThat(person.seen(40, withCrate, MAY_BE_SOMEBODY).occupiedShare()).isZero();
  }

  @Test
  void forgetsWhatMayHaveBeenAPersonOnceItIsGone() {
    Story story = new Story();
    for (int second = 0; second < 18; second += 2) {
      story.seen(second, withCrate, MAY_BE_SOMEBODY);
    }
    assertThat(story.seen(18, empty).occupiedShare()).isZero();

    for (int second = 20; second < 30; second += 2) {
      story.seen(second, empty);
    }

    assertThat(story.seen(30, empty, MAY_BE_SOMEBODY).occupiedShare()).isZero();
  }

  @Test
  void seesAThingThatLookedLikeAPersonTakenAwayWhileSomebodyPasses() {
    Story story = new Story();
    for (int second = 0; second <= 24; second += 2) {
      story.seen(second, withCrate, MAY_BE_SOMEBODY);
    }
    story.seen(26, empty);
    story.seen(28, withCrate, new Detection("person", .4, PASSER_BY));
    story.seen(30, empty);
    story.seen(32, empty);

    assertThat(story.seen(34, empty).occupiedShare()).isZero();
  }

  @Test
  void provesNothingByTwoLooksFarApart() {
    Story story = new Story();
    story.seen(0, withCrate);

    assertThat(story.seen(600, withCrate).occupiedShare()).isZero();
  }

  @Test
  void namesWhatTheDetectorKnows() {
    Story story = new Story();
    Detection suitcase = new Detection("suitcase", .5, CRATE);
    Detection chairElsewhere = new Detection("chair", .9, new NormalisedBox(.2, .85, .3, .9));
    for (int second = 0; second <= 6; second += 2) {
      story.seen(second, withCrate);
    }

    assertThat(story.seen(8, withCrate, suitcase, chairElsewhere).objects())
        .containsExactly(new NamedObject("suitcase", .5, CRATE));
  }

  @Test
  void takesDuskForDuskAndOfAShadowAtMostTheCorners() {
    ZoneLook dusk = look(picture -> picture.convertTo(picture, -1, .6, 5));
    ZoneLook shadow = look(SceneOccupancyTest::castShadow);
    Story story = new Story();
    for (int second = 0; second < 20; second += 2) {
      assertThat(story.seen(second, dusk).occupiedShare()).isZero();
    }
    for (int second = 20; second < 40; second += 2) {
      assertThat(story.seen(second, shadow).occupiedShare()).isLessThan(CORNERS_OF_A_SHADOW);
    }
  }

  @Test
  void judgesNothingThroughACoveredLens() {
    ZoneLook covered = look(picture -> picture.put(new Scalar(30, 30, 30, 0)));
    Story story = new Story();
    for (int second = 0; second <= 8; second += 2) {
      story.seen(second, withCrate);
    }

    ZoneOccupancy occupancy = story.seen(10, covered);

    assertThat(occupancy.judgedShare()).isZero();
    assertThat(occupancy.since()).contains(NOON);
  }

  @Test
  void beginsAnewWithOtherReferences() {
    Story story = new Story();
    for (int second = 0; second <= 8; second += 2) {
      story.seen(second, withCrate);
    }
    ReferenceLooks newer;
    try (BgrImage street = BgrImage.decode(TestPictures.street())) {
      newer = ReferenceLooks.of("clean-2", view, List.of(street), List.of(List.of()), network);
    }

    OccupancyLook look =
        SceneOccupancy.update(
            story.state, "lawn", newer, withCrate, List.of(), NOON.plusSeconds(10));

    assertThat(look.occupancy().occupiedShare()).isZero();
  }

  @Test
  void asksForAReferencePicture() {
    assertThatThrownBy(() -> ReferenceLooks.of("none", view, List.of(), List.of(), network))
        .hasMessageContaining("take one with nothing standing in the zone");
  }

  private static ZoneLook look(Consumer<Mat> change) {
    try (BgrImage street = BgrImage.decode(TestPictures.street())) {
      change.accept(street.pixels());
      return ZoneLook.at(street, view, network);
    }
  }

  private static Detection[] passerBy(boolean isThere) {
    return isThere ? new Detection[] {new Detection("person", .8, CRATE)} : new Detection[0];
  }

  /** Three fifths of the light, with a penumbra of nine pixels. */
  private static void castShadow(Mat picture) {
    for (int step = 0; step < 3; step++) {
      try (Rect place = new Rect(60 + 3 * step, 360 + 3 * step, 130 - 6 * step, 110 - 6 * step);
          Mat part = picture.apply(place)) {
        part.convertTo(part, -1, .845, 0);
      }
    }
  }

  private static void drawCrate(Mat picture) {
    try (Rect box = new Rect(100, 392, 96, 68);
        Rect lid = new Rect(100, 392, 96, 16);
        Rect label = new Rect(120, 420, 40, 24);
        Scalar wood = new Scalar(60, 110, 170, 0);
        Scalar light = new Scalar(90, 150, 210, 0);
        Scalar paper = new Scalar(230, 230, 230, 0)) {
      rectangle(picture, box, wood, -1, LINE_8, 0);
      rectangle(picture, lid, light, -1, LINE_8, 0);
      rectangle(picture, label, paper, -1, LINE_8, 0);
    }
  }

  private static void drawSomeoneBeforeTheCrate(Mat picture) {
    try (Rect coat = new Rect(95, 380, 110, 90);
        Scalar black = new Scalar(10, 10, 10, 0)) {
      rectangle(picture, coat, black, -1, LINE_8, 0);
    }
  }

  /** Looks at one zone, one after the other. */
  private static final class Story {
    private OccupancyState state = OccupancyState.EMPTY;

    ZoneOccupancy seen(int second, ZoneLook look, Detection... detections) {
      List<Detection> seen = new ArrayList<>(List.of(detections));
      OccupancyLook update =
          SceneOccupancy.update(state, "lawn", references, look, seen, NOON.plusSeconds(second));
      state = update.state();
      return update.occupancy();
    }
  }
}
