package dev.xunjie.violation.kafka;

import dev.xunjie.violation.ApiSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.stereotype.Component;

/** Opens Kafka clients the one way this process uses them: text keys, bytes as values. */
@Component
public final class KafkaClients {
  /** How long one request to Kafka may take before it counts as failed and is tried again. */
  public static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final int LONGEST_RECONNECT_PAUSE_MILLIS = 5_000;

  private final String bootstrapServers;

  KafkaClients(ApiSettings settings) {
    this.bootstrapServers = settings.kafka();
  }

  /** A consumer that commits nothing by itself; the particulars win over what all share. */
  public Consumer<String, byte[]> consumer(Map<String, Object> particulars) {
    Map<String, Object> config = shared();
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(REQUEST_LIMIT.toMillis()));
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(REQUEST_LIMIT.toMillis()));
    config.putAll(particulars);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** A producer whose messages are acknowledged by every replica in sync, or fail in seconds. */
  public Producer<String, byte[]> producer() {
    Map<String, Object> config = shared();
    int limitMillis = Math.toIntExact(REQUEST_LIMIT.toMillis());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMillis / 2);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMillis / 2);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMillis);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /** Closes a consumer within seconds, leaving its group. */
  public static void close(Consumer<?, ?> consumer) {
    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
  }

  private Map<String, Object> shared() {
    Map<String, Object> config = new HashMap<>();
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(
        CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, (long) LONGEST_RECONNECT_PAUSE_MILLIS);
    config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    return config;
  }
}
