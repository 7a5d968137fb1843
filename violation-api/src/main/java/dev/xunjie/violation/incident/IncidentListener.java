package dev.xunjie.violation.incident;

import dev.xunjie.contracts.incident.IncidentEvent;

/** Told of what became known of incidents, within the transaction that stores it. */
public interface IncidentListener {
  /**
   * An event changed what is known.
   *
   * @param isNewEvidence whether it brought more than a longer dwell
   */
  void incidentChanged(IncidentEvent event, boolean isNewEvidence);
}
