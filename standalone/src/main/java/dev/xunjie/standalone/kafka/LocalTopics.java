package dev.xunjie.standalone.kafka;

import dev.xunjie.contracts.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics on the local broker, as the contracts describe them. */
public final class LocalTopics {
  /** One machine's disk is not a city's: a partition of frames keeps at most this much. */
  private static final long FRAMES_PARTITION_BYTES = 1L << 30;

  /** Retention removes whole segments; with Kafka's default of 1 GB and 7 days it would idle. */
  private static final int FRAMES_SEGMENT_BYTES = 64 * 1024 * 1024;

  private static final Duration FRAMES_SEGMENT_AGE = Duration.ofMinutes(15);
  private static final short REPLICAS = 1;

  private LocalTopics() {}

  /**
   * Creates those that don't exist; the others stay as they are.
   *
   * @param kafka bootstrap servers
   */
  public static void ensure(String kafka) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          Arrays.stream(Topic.values())
              .filter(topic -> !existing.contains(topic.topicName()))
              .map(LocalTopics::described)
              .toList();
      admin.createTopics(new ArrayList<>(missing)).all().get();
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "can't create the topics on %s: %s".formatted(kafka, failed.getCause().getMessage()),
            failed.getCause());
      }
    }
  }

  static NewTopic described(Topic topic) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    if (topic == Topic.FRAMES) {
      settings.put("retention.bytes", String.valueOf(FRAMES_PARTITION_BYTES));
      settings.put("segment.bytes", String.valueOf(FRAMES_SEGMENT_BYTES));
      settings.put("segment.ms", String.valueOf(FRAMES_SEGMENT_AGE.toMillis()));
    }
    return new NewTopic(topic.topicName(), topic.partitions(), REPLICAS).configs(settings);
  }
}
