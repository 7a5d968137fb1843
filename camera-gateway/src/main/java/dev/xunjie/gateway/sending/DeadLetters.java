package dev.xunjie.gateway.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.topic.Topic;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts messages that can't be used, tells the operator, and keeps them in the {@code
 * dead-letters} topic. A message that is read again after a restart is kept again.
 */
public final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final Producer<byte[], byte[]> producer;
  private final AtomicLong count = new AtomicLong();

  public DeadLetters(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Puts a message aside.
   *
   * @param reason what is wrong with it and what to do, for an operator
   */
  public void keep(ConsumerRecord<byte[], byte[]> message, String reason) {
    count.incrementAndGet();
    Optional<String> key =
        Optional.ofNullable(message.key()).map(bytes -> new String(bytes, UTF_8));
    LOG.warn(
        "topic={} partition={} offset={} key={} message put aside: {}",
        message.topic(),
        message.partition(),
        message.offset(),
        key.orElse(""),
        reason);
    byte[] value = message.value() == null ? new byte[0] : message.value();
    DeadLetter letter =
        DeadLetter.cutToFit(
            message.topic(), message.partition(), message.offset(), key, reason, value);
    producer.send(
        new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), ContractJson.toBytes(letter)),
        (metadata, failure) -> {
          if (failure != null) {
            LOG.error(
                "topic={} partition={} offset={} dead letter can't be kept: {}",
                message.topic(),
                message.partition(),
                message.offset(),
                failure.getMessage());
          }
        });
  }

  /** How many were put aside in this run. */
  public long count() {
    return count.get();
  }
}
