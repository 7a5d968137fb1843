package dev.xunjie.contracts.policy;

import dev.xunjie.contracts.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is enforced in one camera's picture; the compacted {@code policies} topic and the policy
 * file of {@code xunjie watch}.
 *
 * @param cameraId whose picture
 * @param version counts up with every change, from 1; incidents say under which version they arose
 * @param zones the zones, ids unique; none means that nothing is enforced here
 */
public record CameraPolicy(String cameraId, int version, List<ZonePolicy> zones) {
  public CameraPolicy {
    Identifier.require("camera", cameraId);
    if (version < 1) {
      throw new IllegalArgumentException(
          "policy of camera %s: version is %d, but counts from 1".formatted(cameraId, version));
    }
    Objects.requireNonNull(zones, "policy of camera " + cameraId + " needs its zones");
    zones = List.copyOf(zones);
    Set<String> ids = new HashSet<>();
    for (ZonePolicy zone : zones) {
      if (!ids.add(zone.id())) {
        throw new IllegalArgumentException(
            "policy of camera %s names zone %s twice".formatted(cameraId, zone.id()));
      }
    }
  }
}
