package dev.xunjie.streams.policy;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.streams.message.MessageKey;
import dev.xunjie.streams.message.MessageReader;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the {@code policies} topic; a key without a value removes the camera's policy. */
public final class PolicyReader implements MessageReader<PolicyChange> {
  private static final long serialVersionUID = 1L;

  @Override
  public PolicyChange read(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      return new PolicyChange(MessageKey.cameraId(message), Optional.empty());
    }
    CameraPolicy policy = ContractJson.fromBytes(message.value(), CameraPolicy.class);
    MessageKey.requireCamera(message, policy.cameraId());
    return new PolicyChange(policy.cameraId(), Optional.of(policy));
  }
}
