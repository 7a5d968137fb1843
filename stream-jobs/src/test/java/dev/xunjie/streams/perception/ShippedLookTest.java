package dev.xunjie.streams.perception;

import static dev.xunjie.streams.Streets.MIDNIGHT;
import static dev.xunjie.streams.Streets.second;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.streams.message.DeadLetters;
import dev.xunjie.streams.policy.Policies;
import dev.xunjie.streams.policy.PolicyChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator with the detector, tracker and weights that ship. */
final class ShippedLookTest {
  @BeforeEach
  void needsTheNativesThatShip() {
    assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
        .as("natives ship for Linux on x86-64 only")
        .isEqualTo("Linux amd64");
  }

  @Test
  void knowsVehiclesAtRestAcrossACheckpoint() throws Exception {
    byte[] street = street();
    OperatorSubtaskState checkpoint;
    try (var operator = operator()) {
      operator.open();
      operator.processElement(Either.Left(frame(0, street)), 0);
      operator.processElement(Either.Left(frame(4, street)), 0);
      operator.processElement(Either.Left(frame(5, "no picture".getBytes(UTF_8))), 0);
      assertThat(operator.getSideOutput(DeadLetters.OUTPUT)).hasSize(1);
      checkpoint = operator.snapshot(1, 0);
    }
    try (var operator = operator()) {
      operator.initializeState(checkpoint);
      operator.open();
      operator.processElement(Either.Left(frame(6, street)), 0);

      assertThat(operator.extractOutputValues()).hasSize(1);
      assertThat(vehiclesIn(operator.extractOutputValues().get(0)))
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(vehicle -> assertThat(vehicle.atRestSince()).contains(MIDNIGHT));
    }
  }

  private static List<ObservedObject> vehiclesIn(Observation observation) {
    return observation.objects().stream()
        .filter(ObservedObject::isMotorVehicle)
        .filter(vehicle -> vehicle.score() > .4)
        .toList();
  }

  private static CapturedFrame frame(int second, byte[] jpeg) {
    return new CapturedFrame("cam-1", second(second), new FrameReference(0, second), jpeg);
  }

  private static byte[] street() throws Exception {
    return Files.readAllBytes(
        Path.of(System.getenv().getOrDefault("XUNJIE_ROOT", ".."))
            .resolve("detector/src/test/resources/dev/xunjie/detector/street.jpg"));
  }

  private static KeyedBroadcastOperatorTestHarness<
          String, Either<CapturedFrame, ReferenceChange>, PolicyChange, Observation>
      operator() throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new LookAtFrames(FrameLook::shipped), List.of(Policies.STATE)),
        each -> each.isLeft() ? each.left().cameraId() : each.right().cameraId(),
        Types.STRING,
        1,
        1,
        0);
  }
}
