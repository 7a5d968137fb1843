package dev.xunjie.standalone.cameras;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.standalone.supervisor.StartRefusedException;
import dev.xunjie.standalone.supervisor.Terminal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** What the topic of references takes; Kafka's own limit of 1 MiB is less than a picture. */
  private static final int MOST_MESSAGE_BYTES = 4 * 1024 * 1024;

  /**
   * Publishes the cameras that differ from what is known, the policies whose version is higher than
   * that in force, and before them the pictures that they name.
   *
   * @param terminal is told of each policy that is not used, and why
   * @throws StartRefusedException if a policy is for a camera that nobody knows
   */
  public void publish(CameraFile file, Terminal terminal) throws InterruptedException {
    Map<String, CameraSettings> knownCameras = newest(Topic.CAMERAS, CameraSettings.class);
    KnownPolicies knownPolicies = new KnownPolicies(newest(Topic.POLICIES, CameraPolicy.class));
    Map<String, CameraSettings> cameras = new TreeMap<>();
    Map<String, CameraPolicy> policies = new TreeMap<>();
    for (CameraSettings camera : file.cameras()) {
      cameras.put(camera.id(), camera);
    }
    for (CameraPolicy policy : file.policies()) {
      requireKnown(policy.cameraId(), cameras.keySet(), knownCameras.keySet());
      KnownPolicies.Standing standing = knownPolicies.standing(policy);
      if (standing instanceof KnownPolicies.Standing.Newer) {
        policies.put(policy.cameraId(), policy);
      } else if (standing instanceof KnownPolicies.Standing.NotUsed notUsed) {
        terminal.say(notUsed.reason());
      }
    }
    cameras.values().removeIf(camera -> camera.equals(knownCameras.get(camera.id())));
    send(Topic.CAMERAS, asJson(cameras));
    send(Topic.REFERENCES, newReferences(file.references()));
    send(Topic.POLICIES, asJson(policies));
  }

  /** The pictures that aren't known, or are known under their name with other content. */
  private Map<String, byte[]> newReferences(Map<String, byte[]> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    Map<String, byte[]> known = newest(Topic.REFERENCES);
    Map<String, byte[]> differing = new TreeMap<>(wanted);
    differing.entrySet().removeIf(each -> Arrays.equals(each.getValue(), known.get(each.getKey())));
    return differing;
  }

  /** The camera's policy in force, if it has one. */
  public Optional<CameraPolicy> policy(String cameraId) {
    return Optional.ofNullable(newest(Topic.POLICIES, CameraPolicy.class).get(cameraId));
  }

  /** The newest state of each camera that the gateway reported, by camera id. */
  public List<CameraStatus> states() {
    return List.copyOf(newest(Topic.CAMERA_STATUS, CameraStatus.class).values());
  }

  private static void requireKnown(String cameraId, Set<String> published, Set<String> known) {
    if (!published.contains(cameraId) && !known.contains(cameraId)) {
      throw new StartRefusedException(
          "There is a policy for camera %s, but no such camera is named or known; known are %s."
              .formatted(cameraId, known));
    }
  }

  private static Map<String, byte[]> asJson(Map<String, ?> contracts) {
    Map<String, byte[]> values = new TreeMap<>();
    contracts.forEach((key, contract) -> values.put(key, ContractJson.toBytes(contract)));
    return values;
  }

  private void send(Topic topic, Map<String, byte[]> values) throws InterruptedException {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            MOST_MESSAGE_BYTES);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (Map.Entry<String, byte[]> entry : values.entrySet()) {
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

  /** The newest value of each key; what can't be read is passed over, as every reader does. */
  private <T> Map<String, T> newest(Topic topic, Class<T> contract) {
    Map<String, T> contracts = new TreeMap<>();
    newest(topic)
        .forEach(
            (key, value) ->
                readable(value, contract).ifPresent(known -> contracts.put(key, known)));
    return contracts;
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

  private static <T> Optional<T> readable(byte[] value, Class<T> contract) {
    try {
      return Optional.of(ContractJson.fromBytes(value, contract));
    } catch (MalformedMessageException leftAside) {
      return Optional.empty();
    }
  }
}
