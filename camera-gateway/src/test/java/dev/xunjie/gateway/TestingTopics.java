package dev.xunjie.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topics as the gateway's neighbours see them: writes cameras, reads what comes to all the rest
 * from now on. Takes its cameras off the list when closed.
 */
final class TestingTopics implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> received = new ArrayList<>();
  private final Set<String> written = new HashSet<>();

  TestingTopics(String kafka) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        Arrays.stream(Topic.values())
            .filter(topic -> topic != Topic.CAMERAS)
            .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
  }

  void put(CameraSettings camera) throws Exception {
    write(camera.id(), ContractJson.toBytes(camera));
  }

  void remove(String cameraId) throws Exception {
    write(cameraId, null);
  }

  void write(String key, byte[] value) throws Exception {
    written.add(key);
    producer
        .send(new ProducerRecord<>(Topic.CAMERAS.topicName(), key.getBytes(UTF_8), value))
        .get(60, TimeUnit.SECONDS);
  }

  List<ConsumerRecord<byte[], byte[]>> framesOf(String cameraId) {
    return messages(Topic.FRAMES, cameraId);
  }

  Optional<CameraStatus> latestStatusOf(String cameraId) {
    List<ConsumerRecord<byte[], byte[]>> all = messages(Topic.CAMERA_STATUS, cameraId);
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(ContractJson.fromBytes(all.get(all.size() - 1).value(), CameraStatus.class));
  }

  List<DeadLetter> deadLetters() {
    poll();
    return received.stream()
        .filter(message -> message.topic().equals(Topic.DEAD_LETTERS.topicName()))
        .map(message -> ContractJson.fromBytes(message.value(), DeadLetter.class))
        .toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> messages(Topic topic, String key) {
    poll();
    return received.stream()
        .filter(message -> message.topic().equals(topic.topicName()))
        .filter(message -> key.equals(new String(message.key(), UTF_8)))
        .toList();
  }

  private void poll() {
    consumer.poll(Duration.ofMillis(100)).forEach(received::add);
  }

  @Override
  public void close() throws Exception {
    for (String key : Set.copyOf(written)) {
      remove(key);
    }
    producer.close(Duration.ZERO);
    consumer.close();
  }
}
