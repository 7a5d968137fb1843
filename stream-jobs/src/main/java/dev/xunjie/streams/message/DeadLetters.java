package dev.xunjie.streams.message;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.streams.json.JsonTypeInformation;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How messages that can't be used leave the operators. */
public final class DeadLetters {
  /** The side output of every operator that refuses messages. */
  public static final OutputTag<DeadLetter> OUTPUT =
      new OutputTag<>("dead-letters", JsonTypeInformation.of(DeadLetter.class));

  private DeadLetters() {}

  /** The dead letter of a Kafka record. */
  public static DeadLetter of(ConsumerRecord<byte[], byte[]> message, String reason) {
    byte[] value = message.value() == null ? new byte[0] : message.value();
    return DeadLetter.cutToFit(
        message.topic(),
        message.partition(),
        message.offset(),
        MessageKey.text(message),
        reason,
        value);
  }
}
