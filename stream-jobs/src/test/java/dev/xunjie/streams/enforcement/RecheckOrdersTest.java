package dev.xunjie.streams.enforcement;

import static dev.xunjie.streams.ShopFronts.SHOP;
import static dev.xunjie.streams.ShopFronts.front;
import static dev.xunjie.streams.ShopFronts.order;
import static dev.xunjie.streams.Streets.KERB;
import static dev.xunjie.streams.Streets.policy;
import static dev.xunjie.streams.Streets.second;
import static dev.xunjie.streams.enforcement.WatchedStreet.CAMERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckAnswer.Finding;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.rules.outofstore.OutOfStore;
import dev.xunjie.streams.json.JsonTypeInformation;
import dev.xunjie.streams.message.Messages;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;

/** Orders to look again, on their way through the operator. */
final class RecheckOrdersTest {
  @Test
  void answersAnOrderThatCameBeforeTheCameraSentAnything() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(OutOfStore::new, policy(CAMERA, SHOP))) {
      street.isOrdered(order("order-1", "shop", second(10)));
      shows(street, 0, 80, false);

      assertThat(street.answers())
          .extracting(RecheckAnswer::finding)
          .containsExactly(Finding.CORRECTED);
      assertThat(street.answers().get(0).answeredAt()).isEqualTo(second(70));
    }
  }

  @Test
  void remembersAnOrderAcrossARestart() throws Exception {
    OperatorSubtaskState checkpoint;
    try (WatchedStreet street = WatchedStreet.underWay(OutOfStore::new, policy(CAMERA, SHOP))) {
      street.isOrdered(order("order-1", "shop", second(10)));
      shows(street, 0, 30, true);
      checkpoint = street.checkpoint();
    }
    try (WatchedStreet street = WatchedStreet.restored(OutOfStore::new, checkpoint)) {
      street.policiesRead();
      shows(street, 31, 80, true);

      assertThat(street.answers())
          .extracting(RecheckAnswer::finding)
          .containsExactly(Finding.STILL_THERE);
    }
  }

  @Test
  void saysUnknownOnceTheTimeToAnswerIsOver() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(OutOfStore::new, policy(CAMERA, SHOP))) {
      street.isOrdered(order("order-1", "shop", second(10)));

      street.streamTime(second(10).plus(Duration.ofDays(4)));

      assertThat(street.answers())
          .extracting(RecheckAnswer::finding)
          .containsExactly(Finding.UNKNOWN);
      street.streamTime(second(10).plus(Duration.ofDays(5)));
      assertThat(street.rememberedEntries()).isZero();
      assertThat(street.timers()).isZero();
    }
  }

  @Test
  void saysUnknownAtOnceOfAZoneThatIsNotEnforced() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(OutOfStore::new, policy(CAMERA, SHOP))) {
      street.isOrdered(order("order-1", "no-such-shop", second(10)));

      assertThat(street.answers())
          .extracting(RecheckAnswer::finding)
          .containsExactly(Finding.UNKNOWN);
    }
  }

  @Test
  void leavesParkingAlone() throws Exception {
    try (WatchedStreet street = WatchedStreet.underWay(policy(CAMERA, KERB))) {
      street.isOrdered(order("order-1", "kerb", second(10)));

      assertThat(street.rememberedEntries()).isZero();
      assertThat(street.timers()).isZero();
    }
  }

  @Test
  void readsOrdersAndRefusesWhatIsNone() {
    RecheckOrder order = order("order-1", "shop", second(10));
    assertThat(received("cam-1", ContractJson.toBytes(order)).left()).isEqualTo(order);
    assertThat(received("cam-2", ContractJson.toBytes(order)).right().reason())
        .contains("cam-2", "cam-1");
    assertThat(received("cam-1", null).right().reason()).contains("empty");
  }

  private static void shows(WatchedStreet street, int first, int last, boolean occupied)
      throws Exception {
    for (int second = first; second <= last; second++) {
      street.shows(front(CAMERA, second(second), occupied)).streamTime(second(second - 2));
    }
  }

  private static Either<RecheckOrder, DeadLetter> received(String key, byte[] value) {
    return Messages.received(
        new RecheckOrderReader(),
        JsonTypeInformation.of(RecheckOrder.class),
        Messages.of("recheck-orders", key, value));
  }
}
