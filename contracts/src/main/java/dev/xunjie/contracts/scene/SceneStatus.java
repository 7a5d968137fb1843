package dev.xunjie.contracts.scene;

import dev.xunjie.contracts.Identifier;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A change in what a camera's picture is good for; the compacted {@code scene-status} topic.
 *
 * @param cameraId whose picture
 * @param since capture time of the picture that showed the change
 * @param faults what stands against judging by it; none: it is good
 * @param light how much light it has
 * @param shift how far the view has wandered, while that is a fault and the view is still found
 */
public record SceneStatus(
    String cameraId,
    Instant since,
    Set<SceneFault> faults,
    LightLevel light,
    Optional<ViewShift> shift) {
  public SceneStatus {
    Identifier.require("camera", cameraId);
    Objects.requireNonNull(since, "since is missing");
    Objects.requireNonNull(faults, "faults are missing");
    faults = faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
    Objects.requireNonNull(light, "light is missing");
    shift = Objects.requireNonNullElse(shift, Optional.empty());
  }

  /** Whether the two say the same of a picture, since whenever. */
  public boolean saysTheSameAs(SceneStatus other) {
    return faults.equals(other.faults) && light == other.light;
  }
}
