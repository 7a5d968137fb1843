package dev.xunjie.rules.recheck;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.observation.Observation;
import java.time.Instant;
import java.util.List;

/**
 * What one picture says of a place that had to be put right.
 *
 * @param capturedAt when it was taken
 * @param frame where its bytes lie
 * @param stillThere whether the offence is there to be seen
 * @param box the subject, or the place without it
 * @param reasons thresholds against values
 */
public record PlaceLook(
    Instant capturedAt,
    FrameReference frame,
    boolean stillThere,
    NormalisedBox box,
    List<Reason> reasons) {
  public PlaceLook {
    reasons = List.copyOf(reasons);
  }

  /** One of an observation. */
  public static PlaceLook of(
      Observation observation, boolean stillThere, NormalisedBox box, List<Reason> reasons) {
    return new PlaceLook(observation.capturedAt(), observation.frame(), stillThere, box, reasons);
  }

  Still as(Still.Moment moment) {
    return new Still(moment, capturedAt, frame, box);
  }
}
