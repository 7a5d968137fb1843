package dev.xunjie.streams.policy;

import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.streams.json.JsonTypeInformation;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;

/** The policies in force as broadcast state. */
public final class Policies {
  /** The policies in force, by camera id. */
  public static final MapStateDescriptor<String, CameraPolicy> STATE =
      new MapStateDescriptor<>(
          "policies", Types.STRING, JsonTypeInformation.of(CameraPolicy.class));

  private Policies() {}

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
