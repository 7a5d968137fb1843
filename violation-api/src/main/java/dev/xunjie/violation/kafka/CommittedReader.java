package dev.xunjie.violation.kafka;

import dev.xunjie.contracts.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic for all instances together. An offset is committed once its message was taken; what
 * wasn't, because taking it failed or the process died, is read again. For one thread.
 */
public final class CommittedReader {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_AT_ONCE = 100;

  private final KafkaClients kafka;
  private final Topic topic;
  private final String group;
  private Optional<Consumer<String, byte[]>> consumer = Optional.empty();

  /**
   * Opens nothing yet.
   *
   * @param group instances of the same group share the topic's messages
   */
  public CommittedReader(KafkaClients kafka, Topic topic, String group) {
    this.kafka = kafka;
    this.topic = topic;
    this.group = group;
  }

  /**
   * Waits half a second at most for messages and hands them over, one by one, in the order of each
   * partition. What the taker throws ends it: that message and those after it come again.
   */
  public void read(java.util.function.Consumer<ConsumerRecord<String, byte[]>> taker) {
    if (consumer.isEmpty()) {
      consumer = Optional.of(open());
    }
    Consumer<String, byte[]> opened = consumer.get();
    ConsumerRecords<String, byte[]> messages = opened.poll(POLL);
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    try {
      for (TopicPartition partition : messages.partitions()) {
        for (ConsumerRecord<String, byte[]> message : messages.records(partition)) {
          taker.accept(message);
          done.put(partition, new OffsetAndMetadata(message.offset() + 1));
        }
      }
    } catch (RuntimeException outage) {
      rewind(opened, messages, done);
      throw outage;
    } finally {
      if (!done.isEmpty()) {
        opened.commitSync(done);
      }
    }
  }

  /** How many messages this instance has yet to take. */
  public long lag() {
    return consumer
        .map(
            opened ->
                opened.assignment().stream()
                    .mapToLong(partition -> opened.currentLag(partition).orElse(0))
                    .sum())
        .orElse(0L);
  }

  /** Leaves the group. */
  public void close() {
    consumer.ifPresent(KafkaClients::close);
  }

  private Consumer<String, byte[]> open() {
    Consumer<String, byte[]> opened =
        kafka.consumer(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_AT_ONCE));
    opened.subscribe(List.of(topic.topicName()));
    return opened;
  }

  /** Goes back to the first message of each partition that wasn't taken. */
  private static void rewind(
      Consumer<String, byte[]> opened,
      ConsumerRecords<String, byte[]> messages,
      Map<TopicPartition, OffsetAndMetadata> done) {
    for (TopicPartition partition : messages.partitions()) {
      long first = messages.records(partition).get(0).offset();
      opened.seek(
          partition,
          Optional.ofNullable(done.get(partition)).map(OffsetAndMetadata::offset).orElse(first));
    }
  }
}
