package dev.xunjie.streams.policy;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.streams.json.JsonTypeInformation;
import dev.xunjie.streams.message.Beginning;
import dev.xunjie.streams.message.DeadLetters;
import dev.xunjie.streams.message.DivertDeadLetters;
import dev.xunjie.streams.message.Kafka;
import dev.xunjie.streams.time.EventTime;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;

/** The policies: from Kafka, without what is unfit, to broadcast state. */
public final class Policies {
  /** The policies in force, by camera id. */
  public static final MapStateDescriptor<String, CameraPolicy> STATE =
      new MapStateDescriptor<>(
          "policies", Types.STRING, JsonTypeInformation.of(CameraPolicy.class));

  /** How changes travel between operators. */
  public static final TypeInformation<PolicyChange> CHANGE =
      JsonTypeInformation.of(PolicyChange.class);

  private Policies() {}

  /** All that Kafka holds of the {@code policies} topic, from its beginning at a first start. */
  public static Source<Either<PolicyChange, DeadLetter>, ?, ?> source(
      Kafka kafka, String readerGroup) {
    return kafka.source(
        Topic.POLICIES, new PolicyReader(), CHANGE, readerGroup + "-policies", Beginning.OLDEST);
  }

  /** The changes that can be used; the others go to {@link DeadLetters#OUTPUT}. */
  public static SingleOutputStreamOperator<PolicyChange> usable(
      StreamExecutionEnvironment environment, Source<Either<PolicyChange, DeadLetter>, ?, ?> all) {
    return environment
        .fromSource(all, EventTime.timeless(), "policies")
        .uid("policies")
        .process(new DivertDeadLetters<>(CHANGE))
        .name("usable policies")
        .uid("usable-policies");
  }

  /** Takes in a change. */
  public static void apply(PolicyChange change, BroadcastState<String, CameraPolicy> policies)
      throws Exception {
    if (change.policy().isPresent()) {
      policies.put(change.cameraId(), change.policy().get());
    } else {
      policies.remove(change.cameraId());
    }
  }

  /** The policy of a camera, if it has one. */
  public static Optional<CameraPolicy> of(
      String cameraId, ReadOnlyBroadcastState<String, CameraPolicy> policies) throws Exception {
    return Optional.ofNullable(policies.get(cameraId));
  }
}
