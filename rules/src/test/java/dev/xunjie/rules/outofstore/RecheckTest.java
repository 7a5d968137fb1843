package dev.xunjie.rules.outofstore;

import static dev.xunjie.rules.outofstore.ShopFront.CLEAR;
import static dev.xunjie.rules.outofstore.ShopFront.GOODS;
import static dev.xunjie.rules.outofstore.ShopFront.order;
import static dev.xunjie.rules.outofstore.ShopFront.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckAnswer.Finding;
import org.junit.jupiter.api.Test;

/** The second look at a shop front that had to be cleared by second 1000. */
class RecheckTest {
  private static final int THREE_DAYS = 3 * 24 * 3600;

  @Test
  void saysStillThereWithItsOwnStills() {
    ShopFront front =
        new ShopFront()
            .showsFromTo(10, 100, GOODS)
            .isOrderedToCorrectBy(1000)
            .showsFromTo(101, 1059, GOODS);
    assertThat(front.answers).isEmpty();

    front.showsFromTo(1060, 1200, GOODS);

    assertThat(front.answers).hasSize(1);
    RecheckAnswer answer = front.answers.get(0);
    assertThat(answer.finding()).isEqualTo(Finding.STILL_THERE);
    assertThat(answer.order().orderId()).isEqualTo("order-1");
    assertThat(answer.answeredAt()).isEqualTo(second(1060));
    assertThat(answer.reasons())
        .containsExactly(
            new Reason("occupiedShare", .05, GOODS), new Reason("agreedSeconds", 60, 60));
    assertThat(answer.stills())
        .extracting(Still::moment)
        .containsExactly(Still.Moment.AT_REST, Still.Moment.BETWEEN, Still.Moment.LAST_SEEN);
    assertThat(answer.stills())
        .extracting(Still::capturedAt)
        .containsExactly(second(1000), second(1030), second(1060));
  }

  @Test
  void saysCorrectedAndShowsTheClearedPlace() {
    ShopFront front =
        new ShopFront()
            .showsFromTo(10, 100, GOODS)
            .isOrderedToCorrectBy(1000)
            .showsFromTo(101, 1100, CLEAR);

    assertThat(front.answers).extracting(RecheckAnswer::finding).containsExactly(Finding.CORRECTED);
    assertThat(front.answers.get(0).stills())
        .extracting(Still::moment)
        .containsOnly(Still.Moment.CLEARED);
    assertThat(front.state().isIdle()).isTrue();
  }

  @Test
  void waitsUntilPicturesAgree() {
    ShopFront front =
        new ShopFront()
            .isOrderedToCorrectBy(1000)
            .showsFromTo(1000, 1030, GOODS)
            .showsFromTo(1031, 1080, CLEAR)
            .isHiddenFromTo(1081, 1300, CLEAR);
    assertThat(front.answers).isEmpty();

    front.showsFromTo(1301, 1320, CLEAR);

    assertThat(front.answers).extracting(RecheckAnswer::finding).containsExactly(Finding.CORRECTED);
  }

  @Test
  void looksInTradingHoursOnly() {
    int nextMorning = 24 * 3600;
    ShopFront front =
        new ShopFront("'hours':[{'from':'08:00','to':'08:10'}]")
            .isOrderedToCorrectBy(1000)
            .showsFromTo(1000, 2000, CLEAR);
    assertThat(front.answers).isEmpty();

    front.showsFromTo(nextMorning, nextMorning + 60, GOODS);

    assertThat(front.answers)
        .extracting(RecheckAnswer::finding)
        .containsExactly(Finding.STILL_THERE);
  }

  @Test
  void saysUnknownWhenNoPictureCouldTell() {
    ShopFront front = new ShopFront().isOrderedToCorrectBy(1000).isHiddenFromTo(1000, 1200, GOODS);
    assertThat(front.wakesAt()).contains(second(1000 + THREE_DAYS));

    front.passesTo(1000 + THREE_DAYS);

    assertThat(front.answers).extracting(RecheckAnswer::finding).containsExactly(Finding.UNKNOWN);
    assertThat(front.answers.get(0).why()).contains("no picture");
    assertThat(front.answers.get(0).stills()).isEmpty();
    assertThat(front.state().isIdle()).isTrue();
  }

  @Test
  void saysUnknownWhenTheZoneIsGivenUp() {
    ShopFront front = new ShopFront().isOrderedToCorrectBy(1000).isGivenUp();

    assertThat(front.answers).extracting(RecheckAnswer::finding).containsExactly(Finding.UNKNOWN);
  }

  @Test
  void answersAnOrderOnceThoughItComesTwice() {
    ShopFront front =
        new ShopFront()
            .isOrderedToCorrectBy(1000)
            .isOrderedToCorrectBy(1000)
            .showsFromTo(1000, 1100, CLEAR);

    assertThat(front.answers).hasSize(1);
  }

  @Test
  void leavesOrdersOfOtherOffencesAside() {
    ShopFront front = new ShopFront().take(order("order-2", Offence.ILLEGAL_PARKING, 0));

    assertThat(front.state().isIdle()).isTrue();
  }

  @Test
  void doesNotTouchTheIncidentItself() {
    ShopFront front =
        new ShopFront()
            .showsFromTo(10, 100, GOODS)
            .isOrderedToCorrectBy(110)
            .showsFromTo(101, 200, GOODS);

    assertThat(front.kinds()).containsExactly(IncidentEvent.Kind.OPENED);
    assertThat(front.answers).hasSize(1);
  }
}
