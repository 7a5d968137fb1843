package dev.xunjie.contracts.scene;

import java.util.Objects;

/**
 * One fault that a picture shows, with the measured value and the limit it crossed.
 *
 * @param fault what is wrong
 * @param value what was measured, as a share of 0 to 1: for {@link SceneFault#DARK} the luminance
 *     that 98 % of the picture don't reach; for {@link SceneFault#BLURRED}, {@link
 *     SceneFault#FOGGED} and {@link SceneFault#COVERED} the share of the view that is so; for
 *     {@link SceneFault#FROZEN} the share of the picture that changed; for {@link SceneFault#MOVED}
 *     the length of the shift as a share of the picture's width, or 1 if the view isn't found
 * @param threshold the limit in the same unit
 * @param standing whether it has lasted long enough to count as the camera's state; if not, only
 *     this picture is suspect
 */
public record SceneFinding(SceneFault fault, double value, double threshold, boolean standing) {
  public SceneFinding {
    Objects.requireNonNull(fault, "fault is missing");
    requireShare("value", value);
    requireShare("threshold", threshold);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("%s is %s, but must be 0 to 1".formatted(name, share));
    }
  }
}
