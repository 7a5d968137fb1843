package dev.xunjie.standalone.cameras;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What the compacted topics say of cameras, and the way to add to it.
 *
 * @param kafka bootstrap servers
 */
public record CameraTopics(String kafka) {
  private static final Duration POLL = Duration.ofSeconds(1);

  /**
   * Publishes what differs from what is known.
   *
   * @throws StartRefusedException if a policy is for a camera that nobody knows
   */
  public void publish(CameraFile file) throws InterruptedException {
    Map<String, byte[]> knownCameras = newest(Topic.CAMERAS);
    Map<String, byte[]> knownPolicies = newest(Topic.POLICIES);
    Map<String, byte[]> cameras = new TreeMap<>();
    Map<String, byte[]> policies = new TreeMap<>();
    for (CameraSettings camera : file.cameras()) {
      cameras.put(camera.id(), ContractJson.toBytes(camera));
    }
    for (CameraPolicy policy : file.policies()) {
      requireKnown(policy.cameraId(), cameras, knownCameras);
      policies.put(policy.cameraId(), ContractJson.toBytes(policy));
    }
    send(Topic.CAMERAS, cameras, knownCameras);
    send(Topic.POLICIES, policies, knownPolicies);
  }

  /** Whether the camera has a policy already. */
  public boolean hasPolicy(String cameraId) {
    return newest(Topic.POLICIES).containsKey(cameraId);
  }

  /** The newest state of each camera that the gateway reported, by camera id. */
  public List<CameraStatus> states() {
    return newest(Topic.CAMERA_STATUS).values().stream()
        .map(bytes -> ContractJson.fromBytes(bytes, CameraStatus.class))
        .toList();
  }

  private static void requireKnown(
      String cameraId, Map<String, byte[]> published, Map<String, byte[]> known) {
    if (!published.containsKey(cameraId) && !known.containsKey(cameraId)) {
      throw new StartRefusedException(
          "There is a policy for camera %s, but no such camera is named or known; known are %s."
              .formatted(cameraId, known.keySet()));
    }
  }

  private void send(Topic topic, Map<String, byte[]> wanted, Map<String, byte[]> known)
      throws InterruptedException {
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (Map.Entry<String, byte[]> entry : wanted.entrySet()) {
        if (Arrays.equals(entry.getValue(), known.get(entry.getKey()))) {
          continue;
        }
        Future<?> sent =
            producer.send(
                new ProducerRecord<>(topic.topicName(), entry.getKey(), entry.getValue()));
        sent.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(
          "can't write to the topic %s on %s: %s"
              .formatted(topic.topicName(), kafka, failed.getCause().getMessage()),
          failed.getCause());
    }
  }

  private Map<String, byte[]> newest(Topic topic) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    Map<String, byte[]> values = new TreeMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          if (message.value() == null) {
            values.remove(message.key());
          } else {
            values.put(message.key(), message.value());
          }
        }
      }
    }
    return values;
  }
}
