package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.casework.CaseClocks;
import dev.xunjie.violation.casework.CaseDesk;
import dev.xunjie.violation.evidence.EvidenceBundles;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.lease.LeaseDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lays an incident before somebody, and records that they saw it. */
@Component
final class IncidentOpening {
  private final IncidentReader incidents;
  private final EvidenceBundles bundles;
  private final CaseDesk cases;
  private final CaseClocks clocks;
  private final LeaseDesk leases;
  private final ActivityLog activities;

  IncidentOpening(
      IncidentReader incidents,
      EvidenceBundles bundles,
      CaseDesk cases,
      CaseClocks clocks,
      LeaseDesk leases,
      ActivityLog activities) {
    this.incidents = incidents;
    this.bundles = bundles;
    this.cases = cases;
    this.clocks = clocks;
    this.leases = leases;
    this.activities = activities;
  }

  /** All of the incident, if there is such a one. */
  Optional<OpenedIncident> open(String id, SignedIn user) {
    return incidents.detail(id).map(incident -> opened(incident, user));
  }

  private OpenedIncident opened(IncidentDetail incident, SignedIn user) {
    String id = incident.summary().id();
    activities.record(user.actor(), Activity.Kind.INCIDENT_VIEWED, id, Map.of());
    return new OpenedIncident(
        incident,
        Optional.ofNullable(bundles.statusOf(List.of(id)).get(id)),
        leases.holderOf(id),
        clocks.running(id),
        cases.choices(incident, user),
        cases.asks(incident, user));
  }
}
