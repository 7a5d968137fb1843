package dev.xunjie.contracts.deadletter;

import java.util.Arrays;
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
  /**
   * Bytes kept of a message. Kafka takes 1 MiB by default, Base64 makes 4 of 3: a whole frame could
   * be too large to set aside, and what can't be set aside holds up all that comes after it.
   */
  public static final int LONGEST_VALUE_BYTES = 512 * 1024;

  /** Characters kept of a reason: it may quote the message. */
  public static final int LONGEST_REASON_CHARACTERS = 1000;

  /** Characters kept of a key: what a camera's id can have and enough to recognise others by. */
  public static final int LONGEST_KEY_CHARACTERS = 200;

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

  /**
   * The dead letter of a message, key, reason and value cut to what the topic can take; the reason
   * then says that the value was cut.
   */
  public static DeadLetter cutToFit(
      String topic, int partition, long offset, Optional<String> key, String reason, byte[] value) {
    boolean isCut = value.length > LONGEST_VALUE_BYTES;
    return new DeadLetter(
        topic,
        partition,
        offset,
        key.map(text -> cut(text, LONGEST_KEY_CHARACTERS)),
        isCut
            ? "%s (the first %d of %d bytes are kept here)"
                .formatted(
                    cut(reason, LONGEST_REASON_CHARACTERS), LONGEST_VALUE_BYTES, value.length)
            : cut(reason, LONGEST_REASON_CHARACTERS),
        isCut ? Arrays.copyOf(value, LONGEST_VALUE_BYTES) : value);
  }

  private static String cut(String text, int mostCharacters) {
    return text.substring(0, Math.min(text.length(), mostCharacters));
  }
}
