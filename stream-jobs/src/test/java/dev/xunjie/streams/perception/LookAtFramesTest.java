package dev.xunjie.streams.perception;

import static dev.xunjie.streams.ShopFronts.SHOP;
import static dev.xunjie.streams.Streets.KERB;
import static dev.xunjie.streams.Streets.MIDNIGHT;
import static dev.xunjie.streams.Streets.policy;
import static dev.xunjie.streams.Streets.second;
import static dev.xunjie.streams.perception.TestingLook.NO_PICTURE;
import static dev.xunjie.streams.perception.TestingLook.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.detector.shopfront.ShopFront;
import dev.xunjie.streams.message.DeadLetters;
import dev.xunjie.streams.policy.Policies;
import dev.xunjie.streams.policy.PolicyChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LookAtFramesTest {
  private final TestingLook looking = new TestingLook();
  private KeyedBroadcastOperatorTestHarness<
          String, Either<CapturedFrame, ReferenceChange>, PolicyChange, Observation>
      operator;

  @BeforeEach
  void start() throws Exception {
    operator = operator();
    operator.open();
  }

  @AfterEach
  void stop() throws Exception {
    operator.close();
    assertThat(looking.isClosed()).isTrue();
  }

  @Test
  void looksAtEachFrameWithWhatItRemembersOfTheCamera() throws Exception {
    shows("cam-1", 0, PICTURE);
    shows("cam-2", 0, PICTURE);
    shows("cam-1", 1, PICTURE);

    assertThat(operator.extractOutputValues())
        .extracting(Observation::cameraId, Observation::capturedAt, Observation::modelVersion)
        .containsExactly(
            tuple("cam-1", second(0), "1"),
            tuple("cam-2", second(0), "1"),
            tuple("cam-1", second(1), "2"));
  }

  @Test
  void looksWhereThePolicyInForceSaysThatItMatters() throws Exception {
    shows("cam-1", 0, PICTURE);
    assertThat(looking.zonesOfLastFrame()).isZero();

    operator.processBroadcastElement(
        new PolicyChange("cam-1", Optional.of(policy("cam-1", KERB))), Long.MIN_VALUE);
    shows("cam-1", 1, PICTURE);
    assertThat(looking.zonesOfLastFrame()).isOne();
    shows("cam-2", 1, PICTURE);
    assertThat(looking.zonesOfLastFrame()).isZero();

    operator.processBroadcastElement(new PolicyChange("cam-1", Optional.empty()), Long.MIN_VALUE);
    shows("cam-1", 2, PICTURE);
    assertThat(looking.zonesOfLastFrame()).isZero();
  }

  @Test
  void looksAtAShopFrontOnceItsReferencesAreThere() throws Exception {
    operator.processBroadcastElement(
        new PolicyChange("cam-1", Optional.of(policy("cam-1", SHOP))), Long.MIN_VALUE);
    shows("cam-1", 0, PICTURE);
    assertThat(looking.frontsOfLastFrame()).isEmpty();

    reference("cam-2", "clean.jpg", PICTURE);
    shows("cam-1", 1, PICTURE);
    assertThat(looking.frontsOfLastFrame()).isEmpty();

    reference("cam-1", "clean.jpg", PICTURE);
    shows("cam-1", 2, PICTURE);
    assertThat(looking.frontsOfLastFrame()).extracting(ShopFront::zoneId).containsExactly("shop");

    OperatorSubtaskState checkpoint = operator.snapshot(1, 0);
    operator.close();
    operator = operator();
    operator.initializeState(checkpoint);
    operator.open();
    shows("cam-1", 3, PICTURE);
    assertThat(looking.frontsOfLastFrame()).hasSize(1);
    assertThat(looking.frontsOfLastFrame().get(0).references().get(0).bytes()).isEqualTo(PICTURE);

    reference("cam-1", "clean.jpg", new byte[0]);
    shows("cam-1", 4, PICTURE);
    assertThat(looking.frontsOfLastFrame()).isEmpty();
  }

  @Test
  void givesAReferenceThatCanNotBeComparedToTheDeadLetters() throws Exception {
    operator.processBroadcastElement(
        new PolicyChange("cam-1", Optional.of(policy("cam-1", SHOP))), Long.MIN_VALUE);
    reference("cam-1", "clean.jpg", PICTURE);
    shows("cam-1", 0, PICTURE);
    shows("cam-1", 1, PICTURE);

    assertThat(operator.getSideOutput(DeadLetters.OUTPUT))
        .extracting(StreamRecord::getValue)
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(
            new DeadLetter(
                "references", 0, 7, Optional.of("cam-1/shop/clean.jpg"), "too small", new byte[0]));
  }

  @Test
  void skipsFramesThatComeAgainOrTooLate() throws Exception {
    shows("cam-1", 5, PICTURE);
    shows("cam-1", 5, PICTURE);
    shows("cam-1", 4, PICTURE);
    shows("cam-1", 6, PICTURE);

    assertThat(operator.extractOutputValues())
        .extracting(Observation::capturedAt)
        .containsExactly(second(5), second(6));
  }

  @Test
  void givesAFrameThatIsNoPictureToTheDeadLettersAndGoesOn() throws Exception {
    shows("cam-1", 0, PICTURE);
    shows("cam-1", 1, NO_PICTURE);
    shows("cam-1", 2, PICTURE);

    assertThat(operator.extractOutputValues())
        .extracting(Observation::modelVersion)
        .containsExactly("1", "2");
    assertThat(operator.getSideOutput(DeadLetters.OUTPUT))
        .extracting(StreamRecord::getValue)
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(
            new DeadLetter("frames", 1, 1, Optional.of("cam-1"), "begins like text", NO_PICTURE));
  }

  @Test
  void followsACameraAnewWhoseClockIsSetBack() throws Exception {
    shows("cam-1", MIDNIGHT.plus(Duration.ofDays(3650)), PICTURE);
    shows("cam-1", 1, PICTURE);
    shows("cam-1", 2, PICTURE);

    assertThat(operator.extractOutputValues())
        .extracting(Observation::modelVersion)
        .containsExactly("1", "1", "2");
  }

  @Test
  void goesOnFromACheckpoint() throws Exception {
    shows("cam-1", 0, PICTURE);
    OperatorSubtaskState checkpoint = operator.snapshot(1, 0);
    shows("cam-1", 1, PICTURE);
    operator.close();

    operator = operator();
    operator.initializeState(checkpoint);
    operator.open();
    shows("cam-1", 1, PICTURE);

    assertThat(operator.extractOutputValues())
        .extracting(Observation::modelVersion)
        .containsExactly("2");
  }

  @Test
  void forgetsACameraThatSendsNothingForADay() throws Exception {
    operator.setStateTtlProcessingTime(0);
    shows("cam-1", 0, PICTURE);
    assertThat(rememberedCameras()).isOne();

    operator.setStateTtlProcessingTime(LookAtFrames.FORGOTTEN_AFTER.plusMillis(1).toMillis());
    shows("cam-1", 1, PICTURE);

    assertThat(operator.extractOutputValues())
        .extracting(Observation::modelVersion)
        .containsExactly("1", "1");
    assertThat(operator.numEventTimeTimers() + operator.numProcessingTimeTimers()).isZero();
  }

  private void reference(String cameraId, String picture, byte[] jpeg) throws Exception {
    operator.processElement(
        Either.Right(
            new ReferenceChange(cameraId, "shop", picture, new FrameReference(0, 7), jpeg)),
        0);
  }

  private int rememberedCameras() {
    return ((HeapKeyedStateBackend<?>) operator.getOperator().<String>getKeyedStateBackend())
        .numKeyValueStateEntries();
  }

  private void shows(String cameraId, double second, byte[] jpeg) throws Exception {
    shows(cameraId, second(second), jpeg);
  }

  private void shows(String cameraId, Instant capturedAt, byte[] jpeg) throws Exception {
    long offset = Duration.between(MIDNIGHT, capturedAt).toSeconds();
    operator.processElement(
        Either.Left(new CapturedFrame(cameraId, capturedAt, new FrameReference(1, offset), jpeg)),
        0);
  }

  private KeyedBroadcastOperatorTestHarness<
          String, Either<CapturedFrame, ReferenceChange>, PolicyChange, Observation>
      operator() throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new LookAtFrames(() -> looking), List.of(Policies.STATE)),
        each -> each.isLeft() ? each.left().cameraId() : each.right().cameraId(),
        Types.STRING,
        1,
        1,
        0);
  }
}
