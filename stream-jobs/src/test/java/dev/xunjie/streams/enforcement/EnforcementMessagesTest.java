package dev.xunjie.streams.enforcement;

import static dev.xunjie.streams.Streets.KERB;
import static dev.xunjie.streams.Streets.MIDNIGHT;
import static dev.xunjie.streams.Streets.observation;
import static dev.xunjie.streams.Streets.parkedCar;
import static dev.xunjie.streams.Streets.policy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.streams.json.JsonTypeInformation;
import dev.xunjie.streams.message.Messages;
import dev.xunjie.streams.policy.PolicyChange;
import dev.xunjie.streams.policy.PolicyReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;

final class EnforcementMessagesTest {
  private static final Observation OBSERVATION = observation("cam-1", MIDNIGHT, parkedCar());

  @Test
  void readsAnObservation() {
    assertThat(observed("cam-1", ContractJson.toBytes(OBSERVATION)).left()).isEqualTo(OBSERVATION);
  }

  @Test
  void refusesAnObservationThatIsNone() {
    assertThat(reasonOf(observed("cam-1", "{".getBytes(UTF_8)))).contains("Observation");
    assertThat(reasonOf(observed("cam-1", "null".getBytes(UTF_8)))).contains("bare null");
    assertThat(reasonOf(observed("cam-1", "[1,2]".getBytes(UTF_8)))).contains("Observation");
    assertThat(reasonOf(observed("cam-1", new byte[] {-1, 0, 3}))).contains("Observation");
    assertThat(reasonOf(observed("cam-1", null))).contains("empty");
    assertThat(reasonOf(observed("cam-1", "{\"cameraId\":\"cam-1\"}".getBytes(UTF_8))))
        .contains("capturedAt is missing");
  }

  @Test
  void refusesAnObservationUnderAnotherCamerasKey() {
    assertThat(reasonOf(observed("cam-2", ContractJson.toBytes(OBSERVATION))))
        .contains("cam-2", "cam-1");
  }

  @Test
  void refusesAnObservationOfTheFuture() {
    Observation fromTomorrow = observation("cam-1", MIDNIGHT.plus(Duration.ofDays(1)));
    assertThat(reasonOf(sentAt(MIDNIGHT, fromTomorrow))).contains("clock is ahead");
    assertThat(reasonOf(observed("cam-1", ContractJson.toBytes(observation("cam-1", Instant.MAX)))))
        .contains("clock is ahead");
    assertThat(
            sentAt(MIDNIGHT, observation("cam-1", MIDNIGHT.plus(Duration.ofMinutes(9)))).isLeft())
        .isTrue();
  }

  @Test
  void refusesAnObservationOfACameraWithoutAClock() {
    assertThat(reasonOf(sentAt(MIDNIGHT, observation("cam-1", Instant.EPOCH.minusMillis(1)))))
        .contains("clock isn't set");
  }

  @Test
  void readsAPolicyAndItsRemoval() {
    assertThat(changed("cam-1", ContractJson.toBytes(policy("cam-1", KERB))).left())
        .isEqualTo(new PolicyChange("cam-1", Optional.of(policy("cam-1", KERB))));
    assertThat(changed("cam-1", null).left())
        .isEqualTo(new PolicyChange("cam-1", Optional.empty()));
  }

  @Test
  void refusesAPolicyThatIsNone() {
    assertThat(reasonOf(changed("cam-1", "no policy".getBytes(UTF_8)))).contains("CameraPolicy");
    assertThat(reasonOf(changed(null, null))).contains("no key");
    assertThat(reasonOf(changed("cam-2", ContractJson.toBytes(policy("cam-1", KERB)))))
        .contains("cam-2", "cam-1");
  }

  @Test
  void refusesAPolicyWithAPolygonThatCrossesItselfOrLeavesThePicture() {
    assertThat(reasonOf(changed("cam-1", withPolygon("[[0,0],[1,1],[1,0],[0,1]]"))))
        .contains("crosses");
    assertThat(reasonOf(changed("cam-1", withPolygon("[[0,0],[1.2,0],[1,1]]"))))
        .contains("outside the picture");
  }

  private static byte[] withPolygon(String polygon) {
    return """
        {"cameraId":"cam-1","version":1,"zones":[{"offence":"ILLEGAL_PARKING","id":"kerb",
         "name":"Kerb","polygon":%s,"permittedStopSeconds":60}]}"""
        .formatted(polygon)
        .getBytes(UTF_8);
  }

  private static Either<Observation, DeadLetter> observed(String key, byte[] value) {
    return Messages.received(
        new ObservationReader(),
        JsonTypeInformation.of(Observation.class),
        Messages.of("observations", key, value));
  }

  private static Either<Observation, DeadLetter> sentAt(Instant time, Observation observation) {
    return Messages.received(
        new ObservationReader(),
        JsonTypeInformation.of(Observation.class),
        Messages.of(
            "observations",
            observation.cameraId(),
            ContractJson.toBytes(observation),
            time.toEpochMilli(),
            Map.of()));
  }

  private static Either<PolicyChange, DeadLetter> changed(String key, byte[] value) {
    return Messages.received(
        new PolicyReader(),
        JsonTypeInformation.of(PolicyChange.class),
        Messages.of("policies", key, value));
  }

  private static String reasonOf(Either<?, DeadLetter> received) {
    return received.right().reason();
  }
}
