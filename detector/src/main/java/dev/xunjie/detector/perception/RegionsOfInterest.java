package dev.xunjie.detector.perception;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ZonePolicy;
import java.util.List;

/**
 * Where in a camera's picture it matters what is seen.
 *
 * @param zones in which something is enforced
 */
public record RegionsOfInterest(List<NormalisedPolygon> zones) {
  /** Nothing is known to matter more than anything else. */
  public static final RegionsOfInterest NONE = new RegionsOfInterest(List.of());

  public RegionsOfInterest {
    zones = List.copyOf(zones);
  }

  /** The zones of a policy. */
  public static RegionsOfInterest of(CameraPolicy policy) {
    return new RegionsOfInterest(policy.zones().stream().map(ZonePolicy::polygon).toList());
  }
}
