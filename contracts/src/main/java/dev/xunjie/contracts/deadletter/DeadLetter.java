package dev.xunjie.contracts.deadletter;

import java.util.Objects;
import java.util.Optional;

/**
 * A message that could not be used, kept for inspection; the {@code dead-letters} topic.
 *
 * @param topic where it came from
 * @param partition partition there
 * @param offset offset there
 * @param key its key as text, if it had one
 * @param reason what was wrong with it, for an operator
 * @param value the message itself, Base64 in JSON; empty if it had none
 */
public record DeadLetter(
    String topic, int partition, long offset, Optional<String> key, String reason, byte[] value) {
  public DeadLetter {
    Objects.requireNonNull(topic, "topic is missing");
    key = Objects.requireNonNullElse(key, Optional.empty());
    Objects.requireNonNull(reason, "reason is missing");
    value = Objects.requireNonNull(value, "value is missing").clone();
  }

  @Override
  public byte[] value() {
    return value.clone();
  }
}
