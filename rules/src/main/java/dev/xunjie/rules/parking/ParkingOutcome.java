package dev.xunjie.rules.parking;

import dev.xunjie.contracts.incident.IncidentEvent;
import java.util.List;

/**
 * What an observation, or the passing of time, led to.
 *
 * @param state what to remember
 * @param events what to announce, in order
 */
public record ParkingOutcome(ParkingState state, List<IncidentEvent> events) {
  public ParkingOutcome {
    events = List.copyOf(events);
  }
}
