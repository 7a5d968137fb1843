package dev.xunjie.contracts.topic;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The topics, with the form in which they are created. */
public enum Topic {
  /**
   * Key camera id; value JPEG bytes; headers {@link dev.xunjie.contracts.frame.FrameHeader}. Kept
   * for longer than the longest permitted stop, for incidents refer to their stills here. A JPEG
   * 3840 pixels wide takes more than Kafka's 1 MB for a message.
   */
  FRAMES("frames", 4, Settings.kept(Duration.ofHours(2)).with("max.message.bytes", "4194304")),
  /** Key camera id; value {@link dev.xunjie.contracts.observation.Observation}. */
  OBSERVATIONS("observations", 4, Settings.kept(Duration.ofDays(30))),
  /** Key incident id; value {@link dev.xunjie.contracts.incident.IncidentEvent}. */
  INCIDENTS("incidents", 4, Settings.kept(Duration.ofDays(30))),
  /** Key incident id; value {@link dev.xunjie.contracts.warning.Warning}. */
  WARNINGS("warnings", 4, Settings.kept(Duration.ofDays(30))),
  /** Key camera id; value {@link dev.xunjie.contracts.camera.CameraSettings}; compacted. */
  CAMERAS("cameras", 4, Settings.compacted()),
  /** Key camera id; value {@link dev.xunjie.contracts.policy.CameraPolicy}; compacted. */
  POLICIES("policies", 1, Settings.compacted()),
  /**
   * Key {@link dev.xunjie.contracts.reference.ReferenceKey}; value JPEG bytes; compacted. As large
   * as frames.
   */
  REFERENCES("references", 1, Settings.compacted().with("max.message.bytes", "4194304")),
  /** Key camera id; value {@link dev.xunjie.contracts.recheck.RecheckOrder}. */
  RECHECK_ORDERS("recheck-orders", 1, Settings.kept(Duration.ofDays(365))),
  /** Key order id; value {@link dev.xunjie.contracts.recheck.RecheckAnswer}. */
  RECHECK_ANSWERS("recheck-answers", 1, Settings.kept(Duration.ofDays(365))),
  /** Key camera id; value {@link dev.xunjie.contracts.camera.CameraStatus}; compacted. */
  CAMERA_STATUS("camera-status", 1, Settings.compacted()),
  /** Key camera id; value {@link dev.xunjie.contracts.scene.SceneStatus}; compacted. */
  SCENE_STATUS("scene-status", 1, Settings.compacted()),
  /** No key; value {@link dev.xunjie.contracts.deadletter.DeadLetter}. */
  DEAD_LETTERS("dead-letters", 1, Settings.kept(Duration.ofDays(30)));

  private final String topicName;
  private final int partitions;
  private final Settings settings;

  Topic(String topicName, int partitions, Settings settings) {
    this.topicName = topicName;
    this.partitions = partitions;
    this.settings = settings;
  }

  /** The name in Kafka. */
  public String topicName() {
    return topicName;
  }

  /** Partitions to create it with; fixed from then on, for keys must keep their partition. */
  public int partitions() {
    return partitions;
  }

  /** Kafka's topic settings to create it with. */
  public Map<String, String> settings() {
    return settings.values();
  }

  private record Settings(Map<String, String> values) {
    static Settings kept(Duration retention) {
      return new Settings(Map.of("cleanup.policy", "delete"))
          .with("retention.ms", String.valueOf(retention.toMillis()));
    }

    static Settings compacted() {
      return new Settings(Map.of("cleanup.policy", "compact"));
    }

    Settings with(String name, String value) {
      Map<String, String> more = new TreeMap<>(values);
      more.put(name, value);
      return new Settings(Map.copyOf(more));
    }
  }
}
