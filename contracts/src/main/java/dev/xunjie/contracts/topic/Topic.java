package dev.xunjie.contracts.topic;

import java.time.Duration;
import java.util.Map;

/** The topics, with the form in which they are created. */
public enum Topic {
  /**
   * Key camera id; value JPEG bytes; headers {@link dev.xunjie.contracts.frame.FrameHeader}. Kept
   * for longer than the longest permitted stop, for incidents refer to their stills here.
   */
  FRAMES("frames", 4, Duration.ofHours(2)),
  /** Key camera id; value {@link dev.xunjie.contracts.observation.Observation}. */
  OBSERVATIONS("observations", 4, Duration.ofDays(30)),
  /** Key incident id; value {@link dev.xunjie.contracts.incident.IncidentEvent}. */
  INCIDENTS("incidents", 4, Duration.ofDays(30)),
  /** Key camera id; value {@link dev.xunjie.contracts.camera.CameraSettings}; compacted. */
  CAMERAS("cameras", 4, null),
  /** Key camera id; value {@link dev.xunjie.contracts.policy.CameraPolicy}; compacted. */
  POLICIES("policies", 1, null),
  /** Key camera id; value {@link dev.xunjie.contracts.camera.CameraStatus}; compacted. */
  CAMERA_STATUS("camera-status", 1, null),
  /** No key; value {@link dev.xunjie.contracts.deadletter.DeadLetter}. */
  DEAD_LETTERS("dead-letters", 1, Duration.ofDays(30));

  private final String topicName;
  private final int partitions;
  private final Map<String, String> settings;

  Topic(String topicName, int partitions, Duration retention) {
    this.topicName = topicName;
    this.partitions = partitions;
    this.settings =
        retention == null
            ? Map.of("cleanup.policy", "compact")
            : Map.of(
                "cleanup.policy", "delete", "retention.ms", String.valueOf(retention.toMillis()));
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
    return settings;
  }
}
