package dev.xunjie.gateway.cameralist;

import dev.xunjie.contracts.camera.CameraSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The state of one partition while it is read from the beginning: only what each camera's last
 * message says counts, once the end is reached that the partition had.
 */
final class PartitionReplay {
  private final Map<String, CameraMessage> latest = new LinkedHashMap<>();
  private OptionalLong endOffset = OptionalLong.empty();

  void add(CameraMessage message) {
    latest.put(message.cameraId(), message);
  }

  boolean knowsItsEnd() {
    return endOffset.isPresent();
  }

  void endsAt(long offset) {
    endOffset = OptionalLong.of(offset);
  }

  boolean isCompleteAt(long position) {
    return endOffset.isPresent() && position >= endOffset.getAsLong();
  }

  List<CameraSettings> cameras() {
    return latest.values().stream()
        .filter(CameraMessage.Put.class::isInstance)
        .map(message -> ((CameraMessage.Put) message).settings())
        .toList();
  }

  List<String> removed() {
    return latest.values().stream()
        .filter(CameraMessage.Removal.class::isInstance)
        .map(CameraMessage::cameraId)
        .toList();
  }
}
