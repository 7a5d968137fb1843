package dev.xunjie.violation.incident;

import dev.xunjie.violation.live.LiveEvent;
import dev.xunjie.violation.live.LiveEvents;
import dev.xunjie.violation.still.StillListener;
import org.springframework.stereotype.Component;

/** Tells open consoles how an incident stands now, as the queue lists it. */
@Component
public final class IncidentNews implements StillListener {
  private final IncidentReader incidents;
  private final LiveEvents live;

  IncidentNews(IncidentReader incidents, LiveEvents live) {
    this.incidents = incidents;
    this.live = live;
  }

  /** Tells that this happened to the incident. */
  public void tell(LiveEvent.Kind kind, String incidentId) {
    incidents
        .summary(incidentId)
        .ifPresent(
            summary -> live.toAll(LiveEvent.of(kind, summary).seenBy(summary.camera().id())));
  }

  @Override
  public void stillSettled(String incidentId) {
    tell(LiveEvent.Kind.INCIDENT_CHANGED, incidentId);
  }
}
