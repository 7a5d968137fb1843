package dev.xunjie.streams.message;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.topic.Topic;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.types.Either;
import org.apache.flink.util.function.SerializableFunction;

/**
 * The topics as a job's sources and sinks.
 *
 * <p>Sinks deliver <em>at least once</em>: after a crash, what was sent since the last checkpoint
 * is sent again. That does no harm, for observations are judged once by their capture time and
 * incidents are known by derived ids; and it needs no transactions, which would hold each message
 * back until the next checkpoint.
 *
 * @param bootstrapServers where Kafka is, {@code host:port[,host:port…]}
 */
public record Kafka(String bootstrapServers) {
  /**
   * A topic to read.
   *
   * @param readerGroup consumer group under which checkpointed offsets are committed
   * @param beginning where to begin if no checkpoint says it
   */
  public <T> KafkaSource<Either<T, DeadLetter>> source(
      Topic topic,
      MessageReader<T> reader,
      TypeInformation<T> content,
      String readerGroup,
      Beginning beginning) {
    return KafkaSource.<Either<T, DeadLetter>>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(topic.topicName())
        .setGroupId(readerGroup)
        .setClientIdPrefix(readerGroup)
        .setStartingOffsets(beginning.offsets())
        .setDeserializer(new ReceivedMessages<>(reader, content))
        .build();
  }

  /** A topic to write, its messages under a key. */
  public <T> KafkaSink<T> sink(Topic topic, SerializableFunction<T, String> key) {
    return sink(new JsonRecords<T>(topic, content -> Optional.of(key.apply(content))));
  }

  /** The topic for what can't be used; its messages have no key. */
  public KafkaSink<DeadLetter> deadLetters() {
    return sink(new JsonRecords<>(Topic.DEAD_LETTERS, letter -> Optional.empty()));
  }

  private <T> KafkaSink<T> sink(JsonRecords<T> records) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(records)
        .build();
  }
}
