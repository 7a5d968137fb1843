package dev.xunjie.rules.dirtytruck;

import dev.xunjie.contracts.appearance.TruckGlimpse;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A frame of a pass in which somebody looked at the vehicle.
 *
 * @param capturedAt when it was taken
 * @param frame where its bytes lie
 * @param box the vehicle in it
 * @param glimpse how it looks there
 */
public record TruckView(
    Instant capturedAt, FrameReference frame, NormalisedBox box, TruckGlimpse glimpse) {
  /** A box nearer to the picture's edge than this ends there: the vehicle may go on outside. */
  private static final double EDGE = 0.004;

  /** What is seen of a vehicle that the picture's edge cuts is worth half. */
  private static final double CUT_WORTH = 0.5;

  /**
   * From ahead a vehicle is taller than wide and hides its flank and most of its load; the
   * narrowest view is worth this much of one as wide as tall.
   */
  private static final double NARROWEST_WORTH = 0.7;

  /** Keeps the worth above 0. */
  private static final double LEAST_SHARPNESS = 1e-3;

  public TruckView {
    Objects.requireNonNull(capturedAt, "capturedAt is missing");
    Objects.requireNonNull(frame, "frame is missing");
    Objects.requireNonNull(box, "box is missing");
    Objects.requireNonNull(glimpse, "glimpse is missing");
  }

  /** The look that was had at the vehicle in this picture, if one was. */
  static Optional<TruckView> of(ObservedObject vehicle, Observation observation) {
    return vehicle
        .glimpse()
        .map(
            glimpse ->
                new TruckView(
                    observation.capturedAt(), observation.frame(), vehicle.box(), glimpse));
  }

  /**
   * What the view is worth: its size (side of a square of as many pixels), times its sharpness,
   * less where the edge cuts it and where it shows little but the front. Above 0.
   */
  double worth() {
    double side = Math.sqrt((double) glimpse.widthPixels() * glimpse.heightPixels());
    double aspect = (double) glimpse.widthPixels() / glimpse.heightPixels();
    double angle = Math.max(NARROWEST_WORTH, Math.min(1, aspect));
    return side
        * Math.max(LEAST_SHARPNESS, glimpse.sharpness())
        * angle
        * (isCut() ? CUT_WORTH : 1);
  }

  private boolean isCut() {
    return box.left() < EDGE
        || box.top() < EDGE
        || box.right() > 1 - EDGE
        || box.bottom() > 1 - EDGE;
  }
}
