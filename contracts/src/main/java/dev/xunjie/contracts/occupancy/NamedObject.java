package dev.xunjie.contracts.occupancy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.Objects;

/**
 * A thing in a zone that the detector can name.
 *
 * @param label its class by the detector's own word, COCO's names for the shipped one ("chair")
 * @param score the detector's confidence in this frame, 0 to 1
 * @param box where it is, in the whole picture
 */
public record NamedObject(String label, double score, NormalisedBox box) {
  public NamedObject {
    Objects.requireNonNull(label, "label is missing");
    Objects.requireNonNull(box, "box is missing");
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score is %s, but must be 0 to 1".formatted(score));
    }
  }
}
