package dev.xunjie.contracts.camera;

import dev.xunjie.contracts.Identifier;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of a camera's state, with the counters at that moment; the compacted {@code
 * camera-status} topic.
 *
 * @param cameraId whose state
 * @param state what the stream does from {@code since} on
 * @param since wall-clock time of the change
 * @param lastFrameAt capture time of the newest frame sent, if there was one
 * @param framesSent frames handed to Kafka since the gateway began with this camera
 * @param framesDropped frames given up because Kafka was slow or away
 * @param reconnects how often the stream had to be opened again
 * @param detail one sentence for the operator: what was seen, what is done about it
 */
public record CameraStatus(
    String cameraId,
    CameraState state,
    Instant since,
    Optional<Instant> lastFrameAt,
    long framesSent,
    long framesDropped,
    long reconnects,
    String detail) {
  public CameraStatus {
    Identifier.require("camera", cameraId);
    Objects.requireNonNull(state, "state is missing");
    Objects.requireNonNull(since, "since is missing");
    lastFrameAt = Objects.requireNonNullElse(lastFrameAt, Optional.empty());
    detail = Objects.requireNonNullElse(detail, "");
  }
}
