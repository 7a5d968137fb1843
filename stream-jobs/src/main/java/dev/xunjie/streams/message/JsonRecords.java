package dev.xunjie.streams.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.topic.Topic;
import java.util.Optional;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes Kafka records of contract records: JSON, under a key if its topic has one.
 *
 * <p>Kafka's own timestamp is left to the producer's clock and never set to event time: by it the
 * topic's retention counts, and brokers refuse records that lie far ahead of it, so that one camera
 * with a wrong clock would stop the job.
 *
 * @param <T> what the topic carries
 */
final class JsonRecords<T> implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1L;

  private final Topic topic;
  private final SerializableFunction<T, Optional<String>> key;

  JsonRecords(Topic topic, SerializableFunction<T, Optional<String>> key) {
    this.topic = topic;
    this.key = key;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T content, KafkaSinkContext context, Long eventTime) {
    return new ProducerRecord<>(
        topic.topicName(),
        key.apply(content).map(text -> text.getBytes(UTF_8)).orElse(null),
        ContractJson.toBytes(content));
  }
}
