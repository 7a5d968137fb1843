package dev.xunjie.streams.message;

import java.io.Serializable;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes of a Kafka record what its topic carries.
 *
 * @param <T> what the topic carries
 */
@FunctionalInterface
public interface MessageReader<T> extends Serializable {
  /**
   * Reads one record; its key and value may be null, for Kafka allows both.
   *
   * @throws dev.xunjie.contracts.json.MalformedMessageException if the value isn't what the topic
   *     carries
   * @throws IllegalArgumentException if anything else of the record is unfit; either message tells
   *     an operator what
   */
  T read(ConsumerRecord<byte[], byte[]> message);
}
