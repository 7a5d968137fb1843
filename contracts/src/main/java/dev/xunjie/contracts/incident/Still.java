package dev.xunjie.contracts.incident;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Instant;
import java.util.Objects;

/**
 * A frame chosen as evidence.
 *
 * @param moment what it shows
 * @param capturedAt when it was taken
 * @param frame where its bytes lie
 * @param box the subject in this very frame
 */
public record Still(Moment moment, Instant capturedAt, FrameReference frame, NormalisedBox box) {
  public Still {
    Objects.requireNonNull(moment, "moment is missing");
    Objects.requireNonNull(capturedAt, "capturedAt is missing");
    Objects.requireNonNull(frame, "frame is missing");
    Objects.requireNonNull(box, "box is missing");
  }

  /** What a still shows of the episode. */
  public enum Moment {
    /** The subject when it was first seen. */
    FIRST_SEEN,
    /** The subject at rest for the first time. */
    AT_REST,
    /** Half-way between the first picture at rest and the violation. */
    BETWEEN,
    /** The first picture after the permitted time. */
    VIOLATION,
    /** The subject at its largest, sharpest and most whole. */
    BEST,
    /** The last picture before the subject left. */
    LAST_SEEN,
    /** The picture in which the plate was read best. */
    PLATE,
    /** The place after the subject had left. */
    CLEARED
  }
}
