package dev.xunjie.rules.outofstore;

import static dev.xunjie.contracts.incident.IncidentEvent.Kind.ENDED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.OPENED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.STRENGTHENED;
import static dev.xunjie.rules.outofstore.ShopFront.CHAIR;
import static dev.xunjie.rules.outofstore.ShopFront.CLEAR;
import static dev.xunjie.rules.outofstore.ShopFront.GOODS;
import static dev.xunjie.rules.outofstore.ShopFront.TABLE;
import static dev.xunjie.rules.outofstore.ShopFront.named;
import static dev.xunjie.rules.outofstore.ShopFront.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.warning.Warning;
import org.junit.jupiter.api.Test;

/** Goods are seen from second 10 on, and since second 5, unless a story says otherwise. */
class OutOfStoreTest {
  @Test
  void opensOnceWhenTheTimeAllowedIsOver() {
    ShopFront front = new ShopFront().showsFromTo(0, 9, CLEAR).showsFromTo(10, 69, GOODS);
    assertThat(front.events).isEmpty();

    front.showsFromTo(70, 110, GOODS);

    assertThat(front.kinds()).containsExactly(OPENED);
    assertThat(front.events.get(0).startedAt()).isEqualTo(second(5));
    assertThat(front.events.get(0).violationAt()).isEqualTo(second(70));
  }

  @Test
  void saysWhatWasSeenAgainstWhatIsAllowed() {
    IncidentEvent opened =
        new ShopFront()
            .showsFromTo(10, 30, GOODS, named("chair", CHAIR))
            .showsFromTo(31, 69, GOODS, named("chair", CHAIR), named("chair", TABLE))
            .shows(70, GOODS, named("chair", CHAIR), named("vase", TABLE))
            .events
            .get(0);

    assertThat(opened.label()).isEqualTo("chair");
    assertThat(opened.reasons())
        .containsExactly(
            new Reason("occupiedShare", .05, GOODS),
            new Reason("dwellSeconds", 60, 65),
            new Reason("namedObjects.chair", 0, 2));
    assertThat(opened.plates()).isEmpty();
  }

  @Test
  void doesNotOpenOnAPictureAfterTheThingsWereTakenAway() {
    ShopFront front =
        new ShopFront()
            .showsFromTo(10, 68, GOODS)
            .showsPartFromTo(69, 71, 1, 0)
            .showsFromTo(72, 200, CLEAR);

    assertThat(front.events).isEmpty();
  }

  @Test
  void speaksOfGoodsInTheZoneWhereNothingCanBeNamed() {
    IncidentEvent opened = new ShopFront().showsFromTo(10, 75, GOODS).events.get(0);

    assertThat(opened.label()).isEqualTo("goods");
    assertThat(opened.box()).isEqualTo(new NormalisedBox(.5, .5, 1, 1));
  }

  @Test
  void showsTheFrontOccupiedBetweenAtTheViolationLastAndCleared() {
    ShopFront front = new ShopFront().showsFromTo(10, 90, GOODS).showsFromTo(91, 140, CLEAR);

    assertThat(front.kinds()).containsExactly(OPENED, ENDED);
    assertThat(front.endings()).containsExactly(Ending.LEFT);
    IncidentEvent ended = front.events.get(1);
    assertThat(ended.endedAt()).contains(second(90));
    assertThat(ended.stills())
        .extracting(Still::moment)
        .containsExactly(
            Still.Moment.AT_REST,
            Still.Moment.BETWEEN,
            Still.Moment.VIOLATION,
            Still.Moment.LAST_SEEN,
            Still.Moment.CLEARED);
    assertThat(ended.stills())
        .extracting(Still::capturedAt)
        .containsExactly(second(10), second(40), second(70), second(90), second(120));
    assertThat(front.state().isIdle()).isTrue();
  }

  @Test
  void pointsAtWhereTheThingsStandInEachPicture() {
    NormalisedBox first = new NormalisedBox(.6, .6, .7, .7);
    NormalisedBox more = new NormalisedBox(.6, .6, .9, .7);
    IncidentEvent opened =
        new ShopFront()
            .within(first)
            .showsFromTo(10, 40, GOODS)
            .within(more)
            .showsFromTo(41, 75, GOODS, named("vase", CHAIR))
            .events
            .get(0);

    assertThat(opened.box()).isEqualTo(more);
    assertThat(opened.stills().get(0).box()).isEqualTo(first);
  }

  @Test
  void sparesWhatTakesUpLittle() {
    ShopFront front = new ShopFront().showsFromTo(0, 300, .049);

    assertThat(front.events).isEmpty();
    assertThat(front.warnings).isEmpty();
    assertThat(front.state().isIdle()).isTrue();
  }

  @Test
  void goesOnThroughAMomentInWhichItLooksClear() {
    ShopFront front =
        new ShopFront()
            .showsFromTo(10, 30, GOODS)
            .showsFromTo(31, 50, CLEAR)
            .showsFromTo(51, 200, GOODS);

    assertThat(front.kinds()).containsExactly(OPENED);
    assertThat(front.events.get(0).startedAt()).isEqualTo(second(5));
    assertThat(front.events.get(0).dwellSeconds()).isEqualTo(60);
    assertThat(front.events.get(0).unknownSeconds()).isEqualTo(21);
  }

  @Test
  void takesNoPeopleInFrontForProofOfEither() {
    ShopFront front =
        new ShopFront()
            .showsFromTo(10, 30, GOODS)
            .isHiddenFromTo(31, 230, GOODS)
            .showsFromTo(231, 260, GOODS);
    assertThat(front.events).isEmpty();

    front.showsFromTo(261, 275, GOODS);

    assertThat(front.kinds()).containsExactly(OPENED);
    assertThat(front.events.get(0).unknownSeconds()).isEqualTo(201);
  }

  @Test
  void doesNotTakeHiddenForCleared() {
    ShopFront front = new ShopFront().showsFromTo(10, 80, GOODS).isHiddenFromTo(81, 400, CLEAR);
    assertThat(front.kinds()).containsExactly(OPENED);

    front.showsFromTo(401, 440, CLEAR);

    assertThat(front.kinds()).containsExactly(OPENED, ENDED);
  }

  @Test
  void takesThingsThatShowBetweenPeopleForProofThoughTheRestIsHidden() {
    ShopFront front =
        new ShopFront().showsFromTo(10, 20, GOODS).showsPartFromTo(21, 70, .3, GOODS / 2);

    assertThat(front.kinds()).containsExactly(OPENED);
    assertThat(front.events.get(0).violationAt()).isEqualTo(second(70));
    assertThat(front.events.get(0).unknownSeconds()).isZero();
  }

  @Test
  void neitherOpensNorGoesOnWhileSomebodyStandsBeforeTheThings() {
    ShopFront front =
        new ShopFront().showsFromTo(10, 20, GOODS).showsPartFromTo(21, 100, .8, GOODS / 3);
    assertThat(front.events).isEmpty();

    front.showsFromTo(101, 150, GOODS).showsPartFromTo(151, 250, .8, 0);
    assertThat(front.kinds()).containsExactly(OPENED);
    front.showsFromTo(251, 300, CLEAR);

    assertThat(front.kinds()).containsExactly(OPENED, ENDED);
    assertThat(front.events.get(front.events.size() - 1).endedAt()).contains(second(150));
  }

  @Test
  void beginsOnlyWithAPictureOfMostOfTheZone() {
    ShopFront front = new ShopFront().showsPartFromTo(10, 100, .4, GOODS);

    assertThat(front.state().isIdle()).isTrue();
  }

  @Test
  void losesWhatNoPictureShows() {
    ShopFront front = new ShopFront().showsFromTo(10, 80, GOODS);
    assertThat(front.wakesAt()).contains(second(80 + 1800));

    front.passesTo(80 + 1800);

    assertThat(front.endings()).containsExactly(Ending.LOST);
    assertThat(front.events.get(1).stills())
        .extracting(Still::moment)
        .doesNotContain(Still.Moment.CLEARED);
  }

  @Test
  void ignoresPicturesOfACoveredLensAndThoseThatComeAgain() {
    ShopFront front = new ShopFront().showsFromTo(10, 80, GOODS);
    for (int second = 81; second < 200; second++) {
      front.showsCovered(second);
    }
    front.showsFromTo(10, 80, CLEAR);

    assertThat(front.kinds()).containsExactly(OPENED);
  }

  @Test
  void warnsBeforeAndSaysWhenItHelped() {
    ShopFront front = new ShopFront().showsFromTo(10, 50, GOODS);
    assertThat(front.warnings).extracting(Warning::kind).containsExactly(Warning.Kind.GIVEN);
    assertThat(front.warnings.get(0).at()).isEqualTo(second(35));
    assertThat(front.warnings.get(0).dueAt()).isEqualTo(second(65));

    front.showsFromTo(51, 100, CLEAR);

    assertThat(front.events).isEmpty();
    assertThat(front.warnings)
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.GIVEN, Warning.Kind.CORRECTED);
  }

  @Test
  void strengthensWhenTimeOrShareHasDoubled() {
    ShopFront front = new ShopFront().showsFromTo(10, 100, GOODS);
    assertThat(front.eventsOf(STRENGTHENED)).isEmpty();

    front.shows(101, 2 * GOODS);
    assertThat(front.eventsOf(STRENGTHENED)).hasSize(1);
    assertThat(front.eventsOf(STRENGTHENED).get(0).reasons())
        .contains(new Reason("occupiedShare", .05, 2 * GOODS));

    front.showsFromTo(102, 196, GOODS);
    assertThat(front.eventsOf(STRENGTHENED)).hasSize(1);

    front.showsFromTo(197, 210, GOODS);
    assertThat(front.eventsOf(STRENGTHENED)).hasSize(2);
  }

  @Test
  void isEnforcedInTradingHoursOnly() {
    ShopFront front =
        new ShopFront("'hours':[{'from':'08:01','to':'08:02'}]").showsFromTo(0, 300, GOODS);

    assertThat(front.events).isEmpty();
    assertThat(front.warnings)
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.GIVEN, Warning.Kind.LAPSED);
    assertThat(front.warnings.get(0).startedAt()).isEqualTo(second(60));
  }

  @Test
  void keepsAnOpenViolationThroughTheNightAsOneWithoutCountingIt() {
    int nextDay = 24 * 3600;
    ShopFront front =
        new ShopFront("'hours':[{'from':'08:00','to':'08:02'}]")
            .showsFromTo(0, nextDay + 10, GOODS)
            .showsFromTo(nextDay + 11, nextDay + 60, CLEAR);

    assertThat(front.kinds()).containsExactly(OPENED, ENDED);
    assertThat(front.events.get(front.events.size() - 1).dwellSeconds()).isBetween(125.0, 135.0);
    assertThat(front.events.get(front.events.size() - 1).endedAt()).contains(second(nextDay + 10));
  }

  @Test
  void judgesAnEpisodeByTheTermsItBeganUnder() {
    ShopFront front =
        new ShopFront()
            .showsFromTo(10, 30, GOODS)
            .replaceBy("'leastOccupiedShare':0.9")
            .showsFromTo(31, 80, GOODS);

    assertThat(front.kinds()).containsExactly(OPENED);
    assertThat(front.events.get(0).policyVersion()).isEqualTo(1);

    front.showsFromTo(81, 140, CLEAR).showsFromTo(141, 300, GOODS);
    assertThat(front.kinds()).containsExactly(OPENED, ENDED);
  }

  @Test
  void beginsAnewWhenTheZoneIsDrawnAnew() {
    ShopFront front =
        new ShopFront().showsFromTo(10, 80, GOODS).redraw().showsFromTo(81, 200, GOODS);

    assertThat(front.kinds()).containsExactly(OPENED, ENDED, OPENED);
    assertThat(front.endings()).containsExactly(Ending.NOT_ENFORCED);
  }

  @Test
  void doesNotCallItCorrectedWhenOnlyTheReferencesChanged() {
    ShopFront front =
        new ShopFront()
            .showsFromTo(10, 80, GOODS)
            .compareWith("clean-2")
            .showsFromTo(81, 140, CLEAR);

    assertThat(front.endings()).containsExactly(Ending.LOST);
  }

  @Test
  void goesOnWithOtherReferencesThatShowTheSame() {
    ShopFront front =
        new ShopFront()
            .showsFromTo(10, 80, GOODS)
            .compareWith("clean-2")
            .showsFromTo(81, 100, GOODS)
            .showsFromTo(101, 160, CLEAR);

    assertThat(front.kinds()).containsExactly(OPENED, ENDED);
    assertThat(front.endings()).containsExactly(Ending.LEFT);
  }
}
