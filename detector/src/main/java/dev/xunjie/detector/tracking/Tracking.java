package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.observation.ObservedObject;
import java.util.List;

/**
 * What one picture led to.
 *
 * @param state what to remember
 * @param objects what is seen in this picture
 */
public record Tracking(TrackingState state, List<ObservedObject> objects) {
  public Tracking {
    objects = List.copyOf(objects);
  }
}
