package dev.xunjie.gateway.reading;

import dev.xunjie.contracts.camera.CameraStatus;

/** Takes changes of state, from many readers at once, without ever making one wait. */
@FunctionalInterface
public interface StatusSink {
  void publish(CameraStatus status);
}
