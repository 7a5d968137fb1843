package dev.xunjie.violation.kafka;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.topic.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Writes contract records to their topics and returns once they are safe there. */
@Component
public final class TopicWriter implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWriter.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  /** A reason may quote the message, which may be anything: this much tells an operator enough. */
  private static final int LONGEST_REASON_CHARACTERS = 1000;

  private final Producer<String, byte[]> producer;
  private final Counter deadLetters;

  TopicWriter(KafkaClients kafka, MeterRegistry metrics) {
    this.producer = kafka.producer();
    this.deadLetters =
        Counter.builder("xunjie.dead.letters")
            .description("Messages that could not be used and were put on the dead-letters topic")
            .register(metrics);
  }

  /**
   * Writes one record.
   *
   * @throws TopicUnavailableException if Kafka did not acknowledge it in time
   */
  public void write(Topic topic, String key, Object contract) {
    send(topic, new ProducerRecord<>(topic.topicName(), key, ContractJson.toBytes(contract)));
  }

  /**
   * Takes a key off a compacted topic.
   *
   * @throws TopicUnavailableException if Kafka did not acknowledge it in time
   */
  public void remove(Topic compacted, String key) {
    send(compacted, new ProducerRecord<>(compacted.topicName(), key, null));
  }

  /**
   * Keeps a message that could not be used for inspection, cut to what the topic takes, and counts
   * it.
   *
   * @throws TopicUnavailableException if Kafka did not acknowledge it in time
   */
  public void keepForInspection(ConsumerRecord<String, byte[]> message, String reason) {
    byte[] value = Optional.ofNullable(message.value()).orElse(new byte[0]);
    String told = reason.substring(0, Math.min(reason.length(), LONGEST_REASON_CHARACTERS));
    DeadLetter letter =
        DeadLetter.cutToFit(
            message.topic(),
            message.partition(),
            message.offset(),
            Optional.ofNullable(message.key()),
            told,
            value);
    send(
        Topic.DEAD_LETTERS,
        new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), ContractJson.toBytes(letter)));
    deadLetters.increment();
    LOG.warn(
        "message put on dead-letters topic={} partition={} offset={} reason=\"{}\"",
        message.topic(),
        message.partition(),
        message.offset(),
        told);
  }

  @Override
  public void destroy() {
    producer.close(CLOSE_LIMIT);
  }

  private RecordMetadata send(Topic topic, ProducerRecord<String, byte[]> message) {
    try {
      return producer
          .send(message)
          .get(KafkaClients.REQUEST_LIMIT.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException failed) {
      throw new TopicUnavailableException(topic, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TopicUnavailableException(topic, stopped);
    }
  }
}
