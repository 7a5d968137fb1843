package dev.xunjie.contracts.appearance;

import java.util.Objects;
import java.util.Optional;

/**
 * How a vehicle looks in one frame. Questions that the head isn't trained for are absent.
 *
 * @param truck is it a truck, and no car, van or bus?
 * @param loadUncovered is its load open to the wind?
 * @param bodyDirty is its body dirty, by more than a film of dust?
 * @param widthPixels of the vehicle in the frame, 1 or more
 * @param heightPixels likewise
 * @param sharpness share of what can be told apart in the vehicle that lies in its finest details,
 *     0 (blurred) to 1; some .1 to .5 in sharp pictures
 * @param headVersion the trained head that looked
 */
public record TruckGlimpse(
    Optional<AppearanceAnswer> truck,
    Optional<AppearanceAnswer> loadUncovered,
    Optional<AppearanceAnswer> bodyDirty,
    int widthPixels,
    int heightPixels,
    double sharpness,
    String headVersion) {
  public TruckGlimpse {
    truck = Objects.requireNonNullElse(truck, Optional.empty());
    loadUncovered = Objects.requireNonNullElse(loadUncovered, Optional.empty());
    bodyDirty = Objects.requireNonNullElse(bodyDirty, Optional.empty());
    Objects.requireNonNull(headVersion, "headVersion is missing");
    if (widthPixels < 1 || heightPixels < 1) {
      throw new IllegalArgumentException(
          "a vehicle of %d × %d pixels can't be seen".formatted(widthPixels, heightPixels));
    }
    if (!(sharpness >= 0 && sharpness <= 1)) {
      throw new IllegalArgumentException(
          "sharpness is %s, but must be 0 to 1".formatted(sharpness));
    }
  }
}
