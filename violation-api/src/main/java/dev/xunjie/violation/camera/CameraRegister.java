package dev.xunjie.violation.camera;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.scene.SceneStatus;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What the compacted topics say of every camera, in memory. */
@Component
public final class CameraRegister {
  private final Map<String, CameraSettings> settings = new ConcurrentHashMap<>();
  private final Map<String, CameraPolicy> policies = new ConcurrentHashMap<>();
  private final Map<String, CameraStatus> statuses = new ConcurrentHashMap<>();
  private final Map<String, SceneStatus> scenes = new ConcurrentHashMap<>();

  /** Ids of all cameras, in order. */
  public SortedSet<String> ids() {
    return new TreeSet<>(settings.keySet());
  }

  /** The camera's settings, if there is such a camera. */
  public Optional<CameraSettings> settings(String cameraId) {
    return Optional.ofNullable(settings.get(cameraId));
  }

  /** What is enforced in the camera's picture, if anything was ever said about it. */
  public Optional<CameraPolicy> policy(String cameraId) {
    return Optional.ofNullable(policies.get(cameraId));
  }

  /** The camera's last known status. */
  Optional<CameraStatus> status(String cameraId) {
    return Optional.ofNullable(statuses.get(cameraId));
  }

  /** What the camera's picture is good for, as last known. */
  Optional<SceneStatus> scene(String cameraId) {
    return Optional.ofNullable(scenes.get(cameraId));
  }

  void learn(CameraSettings camera) {
    settings.put(camera.id(), camera);
  }

  void learn(CameraPolicy policy) {
    policies.put(policy.cameraId(), policy);
  }

  void learn(CameraStatus status) {
    statuses.put(status.cameraId(), status);
  }

  void learn(SceneStatus scene) {
    scenes.put(scene.cameraId(), scene);
  }

  void forgetSettings(String cameraId) {
    settings.remove(cameraId);
  }

  void forgetPolicy(String cameraId) {
    policies.remove(cameraId);
  }

  void forgetStatus(String cameraId) {
    statuses.remove(cameraId);
  }

  void forgetScene(String cameraId) {
    scenes.remove(cameraId);
  }
}
