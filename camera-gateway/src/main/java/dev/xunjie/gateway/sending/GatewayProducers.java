package dev.xunjie.gateway.sending;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The two Kafka producers of a gateway: a wide one for frames, a narrow one for notices. */
public final class GatewayProducers {
  /** A picture of 3840 pixels width at quality 85 takes 1 to 2 MB. */
  private static final int LARGEST_FRAME_BYTES = 4 << 20;

  /** How long to wait for room before the frame buffer takes over; the sender then tries again. */
  private static final int WAIT_FOR_ROOM_MILLIS = 500;

  /** A broker may restart for two minutes without costing what the producer already holds. */
  private static final int FRAME_DELIVERY_MILLIS = 120_000;

  private static final int REQUEST_MILLIS = 10_000;
  private static final long NOTICES_MEMORY_BYTES = 2 << 20;

  private GatewayProducers() {}

  /**
   * For frames.
   *
   * @param memoryBytes most bytes it may hold of what Kafka hasn't taken yet
   */
  public static Producer<byte[], byte[]> forFrames(String kafka, long memoryBytes) {
    Map<String, Object> settings = common(kafka, "camera-gateway-frames");
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, memoryBytes);
    settings.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, (int) Math.min(LARGEST_FRAME_BYTES, memoryBytes));
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WAIT_FOR_ROOM_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, FRAME_DELIVERY_MILLIS);
    return create(settings);
  }

  /** For states of cameras and dead letters. */
  public static Producer<byte[], byte[]> forNotices(String kafka) {
    Map<String, Object> settings = common(kafka, "camera-gateway-notices");
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, NOTICES_MEMORY_BYTES);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WAIT_FOR_ROOM_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS / 2);
    return create(settings);
  }

  private static Map<String, Object> common(String kafka, String client) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    return settings;
  }

  private static Producer<byte[], byte[]> create(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
