package dev.xunjie.violation.evidence;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.violation.incident.IncidentListener;
import org.springframework.stereotype.Component;

/** Has evidence assembled when an incident comes to be, ends, or gets more evidence. */
@Component
final class EvidenceWishes implements IncidentListener {
  private final EvidencePlans plans;

  EvidenceWishes(EvidencePlans plans) {
    this.plans = plans;
  }

  @Override
  public void incidentChanged(IncidentEvent event, boolean isNewEvidence) {
    if (event.sameAs().isPresent()) {
      plans.drop(event.incidentId());
    } else if (isNewEvidence) {
      plans.want(event.incidentId());
    }
  }
}
