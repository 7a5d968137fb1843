package dev.xunjie.gateway.reading;

import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.camera.CameraStatus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers all states that were published. */
final class TestingStatuses implements StatusSink {
  private final List<CameraStatus> published = new CopyOnWriteArrayList<>();

  @Override
  public void publish(CameraStatus status) {
    published.add(status);
  }

  List<CameraState> statesOf(String cameraId) {
    return published.stream()
        .filter(status -> status.cameraId().equals(cameraId))
        .map(CameraStatus::state)
        .toList();
  }

  CameraState latestOf(String cameraId) {
    List<CameraState> states = statesOf(cameraId);
    return states.get(states.size() - 1);
  }

  CameraStatus latest() {
    return published.get(published.size() - 1);
  }

  void forget() {
    published.clear();
  }
}
