package dev.xunjie.gateway.cameralist;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers of the group that shares the cameras. */
public final class CameraListConsumers {
  private static final String GROUP = "camera-gateway";

  /** A gateway that is gone hands its cameras over after this time. */
  private static final int SESSION_MILLIS = 10_000;

  /** How soon a topic that is created later, or has grown, is found. */
  private static final int METADATA_MILLIS = 30_000;

  private CameraListConsumers() {}

  /** A consumer of whole partitions; keeps no offsets, for the whole list is read at each start. */
  public static Consumer<byte[], byte[]> create(String kafka) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka,
            ConsumerConfig.GROUP_ID_CONFIG,
            GROUP,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "camera-gateway-list",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            SESSION_MILLIS,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            SESSION_MILLIS / 5,
            ConsumerConfig.METADATA_MAX_AGE_CONFIG,
            METADATA_MILLIS,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            List.of(CooperativeStickyAssignor.class)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
