package dev.xunjie.violation.camera;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.background.Loop;
import dev.xunjie.violation.kafka.KafkaClients;
import dev.xunjie.violation.live.LiveEvent;
import dev.xunjie.violation.live.LiveEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the compacted topics into the register, from their beginning at every start, and goes on
 * with what changes.
 */
@Component
final class CameraTopics implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(CameraTopics.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final List<Topic> TOPICS =
      List.of(Topic.CAMERAS, Topic.POLICIES, Topic.CAMERA_STATUS, Topic.SCENE_STATUS);

  private final KafkaClients kafka;
  private final CameraRegister register;
  private final LiveEvents live;
  private final Counter malformed;
  private Optional<Consumer<String, byte[]>> consumer = Optional.empty();

  CameraTopics(
      KafkaClients kafka, CameraRegister register, LiveEvents live, MeterRegistry metrics) {
    this.kafka = kafka;
    this.register = register;
    this.live = live;
    this.malformed =
        Counter.builder("xunjie.camera.topics.malformed")
            .description(
                "Messages on cameras, policies, camera-status or scene-status that were left aside")
            .register(metrics);
  }

  @Override
  public String name() {
    return "camera-topics";
  }

  @Override
  public Duration step() {
    if (consumer.isEmpty()) {
      consumer = Optional.of(open());
    }
    for (ConsumerRecord<String, byte[]> message : consumer.get().poll(POLL)) {
      try {
        learn(message);
      } catch (MalformedMessageException flaw) {
        malformed.increment();
        LOG.warn(
            "message left aside topic={} partition={} offset={} key={} reason=\"{}\"",
            message.topic(),
            message.partition(),
            message.offset(),
            message.key(),
            flaw.getMessage());
      }
    }
    return Duration.ZERO;
  }

  @Override
  public void release() {
    consumer.ifPresent(KafkaClients::close);
  }

  private Consumer<String, byte[]> open() {
    Consumer<String, byte[]> opened =
        kafka.consumer(Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
    try {
      List<TopicPartition> partitions = new ArrayList<>();
      for (Topic topic : TOPICS) {
        List<PartitionInfo> known = opened.partitionsFor(topic.topicName());
        if (known == null || known.isEmpty()) {
          throw new IllegalStateException("there is no topic " + topic.topicName() + " yet");
        }
        known.forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
      }
      opened.assign(partitions);
      opened.seekToBeginning(partitions);
      return opened;
    } catch (RuntimeException unavailable) {
      KafkaClients.close(opened);
      throw unavailable;
    }
  }

  private void learn(ConsumerRecord<String, byte[]> message) {
    boolean removed = message.value() == null;
    if (message.topic().equals(Topic.CAMERAS.topicName())) {
      if (removed) {
        register.forgetSettings(message.key());
      } else {
        register.learn(ContractJson.fromBytes(message.value(), CameraSettings.class));
      }
    } else if (message.topic().equals(Topic.POLICIES.topicName())) {
      if (removed) {
        register.forgetPolicy(message.key());
      } else {
        register.learn(ContractJson.fromBytes(message.value(), CameraPolicy.class));
      }
    } else if (message.topic().equals(Topic.SCENE_STATUS.topicName())) {
      if (removed) {
        register.forgetScene(message.key());
      } else {
        SceneStatus scene = ContractJson.fromBytes(message.value(), SceneStatus.class);
        register.learn(scene);
        live.toOwn(LiveEvent.of(LiveEvent.Kind.SCENE_STATUS, scene).seenBy(scene.cameraId()));
      }
    } else if (removed) {
      register.forgetStatus(message.key());
    } else {
      CameraStatus status = ContractJson.fromBytes(message.value(), CameraStatus.class);
      register.learn(status);
      live.toOwn(LiveEvent.of(LiveEvent.Kind.CAMERA_STATUS, status).seenBy(status.cameraId()));
    }
  }
}
