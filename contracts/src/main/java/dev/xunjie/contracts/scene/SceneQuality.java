package dev.xunjie.contracts.scene;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one picture is good for.
 *
 * @param findings faults that this picture shows or that stand, in the order of {@link SceneFault}
 * @param light how much light it has
 * @param brightness median luminance, 0 to 1
 * @param shift how far the view has wandered, while {@link SceneFault#MOVED} is found and the view
 *     is still in the picture
 */
public record SceneQuality(
    List<SceneFinding> findings, LightLevel light, double brightness, Optional<ViewShift> shift) {
  /** Nothing wrong in daylight: what is assumed of a picture nobody measured. */
  public static final SceneQuality UNMEASURED =
      new SceneQuality(List.of(), LightLevel.DAY, 0.5, Optional.empty());

  public SceneQuality {
    findings = List.copyOf(Objects.requireNonNullElse(findings, List.of()));
    Objects.requireNonNull(light, "light is missing");
    if (!(brightness >= 0 && brightness <= 1)) {
      throw new IllegalArgumentException(
          "brightness is %s, but must be 0 to 1".formatted(brightness));
    }
    shift = Objects.requireNonNullElse(shift, Optional.empty());
  }

  /**
   * Whether zones may be judged on this picture. One suspect picture is left out like a gap, long
   * before its fault counts as the camera's state.
   */
  public boolean carriesJudgement() {
    return findings.isEmpty();
  }

  /** The faults that count as the camera's state; a change of them is news. */
  public Set<SceneFault> standingFaults() {
    Set<SceneFault> standing = EnumSet.noneOf(SceneFault.class);
    findings.stream().filter(SceneFinding::standing).forEach(f -> standing.add(f.fault()));
    return standing;
  }
}
