package dev.xunjie.gateway.cameralist;

import dev.xunjie.contracts.camera.CameraSettings;
import java.util.Collection;
import java.util.Set;

/** Is told what the list of cameras says, as far as it concerns this gateway; on one thread. */
public interface CameraListListener {
  /** All cameras of a partition; others that stood in it are gone. */
  void listed(int partition, Collection<CameraSettings> cameras);

  /** A camera was added or its settings were written anew, perhaps unchanged. */
  void changed(int partition, CameraSettings camera);

  /** A camera was taken off the list, perhaps one that was never read here. */
  void removed(int partition, String cameraId);

  /** Other gateways read the cameras of these partitions from now on. */
  void released(Set<Integer> partitions);
}
