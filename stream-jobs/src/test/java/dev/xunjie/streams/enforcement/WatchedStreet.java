package dev.xunjie.streams.enforcement;

import static dev.xunjie.streams.Streets.second;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.rules.parking.IllegalParking;
import dev.xunjie.rules.zone.ZoneState;
import dev.xunjie.streams.Streets;
import dev.xunjie.streams.policy.Policies;
import dev.xunjie.streams.policy.PolicyChange;
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

/** A street told second by second to the operator, and what the operator made of it. */
final class WatchedStreet implements AutoCloseable {
  static final String CAMERA = "cam-1";

  private final KeyedBroadcastOperatorTestHarness<
          String, Either<Observation, RecheckOrder>, PolicyChange, IncidentEvent>
      operator;

  private <Z extends ZonePolicy, S extends ZoneState> WatchedStreet(RuleMaking<Z, S> rule)
      throws Exception {
    operator =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(new EnforceZones<>(rule), List.of(Policies.STATE)),
            each -> each.isLeft() ? each.left().cameraId() : each.right().cameraId(),
            Types.STRING,
            1,
            1,
            0);
    operator.setup(
        new EnforceZones<>(rule)
            .getProducedType()
            .createSerializer(operator.getExecutionConfig().getSerializerConfig()));
  }

  /** A job that has just been started: no policy read, no time begun. */
  static WatchedStreet started() throws Exception {
    return started(IllegalParking::new);
  }

  private static <Z extends ZonePolicy, S extends ZoneState> WatchedStreet started(
      RuleMaking<Z, S> rule) throws Exception {
    WatchedStreet street = new WatchedStreet(rule);
    street.operator.open();
    return street;
  }

  /** A job that goes on from a checkpoint: its time hasn't begun again. */
  static WatchedStreet restored(OperatorSubtaskState checkpoint) throws Exception {
    return restored(IllegalParking::new, checkpoint);
  }

  /** The same of another rule. */
  static <Z extends ZonePolicy, S extends ZoneState> WatchedStreet restored(
      RuleMaking<Z, S> rule, OperatorSubtaskState checkpoint) throws Exception {
    WatchedStreet street = new WatchedStreet(rule);
    street.operator.initializeState(checkpoint);
    street.operator.open();
    return street;
  }

  /** A job under way at midnight that knows these policies. */
  static WatchedStreet underWay(CameraPolicy... policies) throws Exception {
    return underWay(IllegalParking::new, policies);
  }

  /** The same of another rule. */
  static <Z extends ZonePolicy, S extends ZoneState> WatchedStreet underWay(
      RuleMaking<Z, S> rule, CameraPolicy... policies) throws Exception {
    WatchedStreet street = started(rule);
    for (CameraPolicy policy : policies) {
      street.enforces(policy);
    }
    return street.policiesRead().streamTime(Streets.MIDNIGHT);
  }

  WatchedStreet enforces(CameraPolicy policy) throws Exception {
    operator.processBroadcastElement(
        new PolicyChange(policy.cameraId(), Optional.of(policy)), Long.MIN_VALUE);
    return this;
  }

  WatchedStreet enforcesNothing() throws Exception {
    operator.processBroadcastElement(new PolicyChange(CAMERA, Optional.empty()), Long.MIN_VALUE);
    return this;
  }

  /** From now on the policies don't hold back the stream's time. */
  WatchedStreet policiesRead() throws Exception {
    operator.processBroadcastWatermark(Long.MAX_VALUE);
    return this;
  }

  WatchedStreet streamTime(Instant time) throws Exception {
    operator.processWatermark(time.toEpochMilli());
    return this;
  }

  WatchedStreet shows(Observation observation) throws Exception {
    operator.processElement(Either.Left(observation), observation.capturedAt().toEpochMilli());
    return this;
  }

  WatchedStreet shows(double second, ObservedObject... objects) throws Exception {
    return shows(Streets.observation(CAMERA, second(second), objects));
  }

  /** A picture every second, the first and the last included; the stream's time follows. */
  WatchedStreet showsFromTo(int first, int last, ObservedObject... objects) throws Exception {
    for (int second = first; second <= last; second++) {
      shows(second, objects).streamTime(second(second - 2));
    }
    return this;
  }

  WatchedStreet isOrdered(RecheckOrder order) throws Exception {
    operator.processElement(Either.Right(order), Long.MIN_VALUE);
    return this;
  }

  List<RecheckAnswer> answers() {
    var answers = operator.getSideOutput(EnforceZones.ANSWERS);
    return answers == null ? List.of() : answers.stream().map(StreamRecord::getValue).toList();
  }

  OperatorSubtaskState checkpoint() throws Exception {
    return operator.snapshot(1, 0);
  }

  /** All that was announced of incidents, in order. */
  List<IncidentEvent> announced() {
    return operator.extractOutputValues();
  }

  /** What opened and ended, in order. */
  List<IncidentEvent> incidents() {
    return announced().stream()
        .filter(event -> event.kind() != IncidentEvent.Kind.STRENGTHENED)
        .toList();
  }

  List<IncidentEvent.Kind> kinds() {
    return incidents().stream().map(IncidentEvent::kind).toList();
  }

  int timers() {
    return operator.numEventTimeTimers();
  }

  int rememberedEntries() {
    return ((HeapKeyedStateBackend<?>) operator.getOperator().<String>getKeyedStateBackend())
        .numKeyValueStateEntries();
  }

  @Override
  public void close() throws Exception {
    operator.close();
  }
}
