package dev.xunjie.streams.message;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.streams.json.JsonTypeInformation;
import java.util.Arrays;
import java.util.Optional;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How messages that can't be used leave the operators. */
public final class DeadLetters {
  /** The side output of every operator that refuses messages. */
  public static final OutputTag<DeadLetter> OUTPUT =
      new OutputTag<>("dead-letters", JsonTypeInformation.of(DeadLetter.class));

  /**
   * Bytes kept of a message. Kafka takes 1 MiB by default, Base64 makes 4 of 3: a whole frame could
   * be too large, and a sink that can't send kills the job.
   */
  static final int LONGEST_VALUE_BYTES = 512 * 1024;

  /** Characters kept of a key: what a camera's id can have and enough to recognise others by. */
  static final int LONGEST_KEY_CHARACTERS = 200;

  private DeadLetters() {}

  /** The dead letter of a Kafka record. */
  public static DeadLetter of(ConsumerRecord<byte[], byte[]> message, String reason) {
    byte[] value = message.value() == null ? new byte[0] : message.value();
    return of(
        message.topic(),
        message.partition(),
        message.offset(),
        MessageKey.text(message),
        reason,
        value);
  }

  /**
   * The dead letter of a message, cut to what the topic can take; the reason then says that it was
   * cut.
   */
  public static DeadLetter of(
      String topic, int partition, long offset, Optional<String> key, String reason, byte[] value) {
    boolean isCut = value.length > LONGEST_VALUE_BYTES;
    return new DeadLetter(
        topic,
        partition,
        offset,
        key.map(
            text ->
                text.length() > LONGEST_KEY_CHARACTERS
                    ? text.substring(0, LONGEST_KEY_CHARACTERS)
                    : text),
        isCut
            ? "%s (the first %d of %d bytes are kept here)"
                .formatted(reason, LONGEST_VALUE_BYTES, value.length)
            : reason,
        isCut ? Arrays.copyOf(value, LONGEST_VALUE_BYTES) : value);
  }
}
