package dev.xunjie.violation.evidence;

import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.live.LiveEvent;
import dev.xunjie.violation.live.LiveEvents;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells open consoles how the evidence of an incident stands now. */
@Component
final class EvidenceNews {
  private final EvidenceBundles bundles;
  private final IncidentReader incidents;
  private final LiveEvents live;

  EvidenceNews(EvidenceBundles bundles, IncidentReader incidents, LiveEvents live) {
    this.bundles = bundles;
    this.incidents = incidents;
    this.live = live;
  }

  /**
   * What the consoles are told.
   *
   * @param incidentId which incident
   * @param evidence how its evidence stands
   */
  record EvidenceChanged(String incidentId, EvidenceStatus evidence) {}

  void tell(String incidentId) {
    bundles.statusOf(List.of(incidentId)).values().stream()
        .map(status -> new EvidenceChanged(incidentId, status))
        .map(change -> LiveEvent.of(LiveEvent.Kind.EVIDENCE_CHANGED, change))
        .flatMap(event -> incidents.cameraOf(incidentId).map(event::seenBy).stream())
        .forEach(live::toAll);
  }
}
