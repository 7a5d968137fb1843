package dev.xunjie.violation.casework;

import dev.xunjie.violation.incident.IncidentDetail;
import java.util.Optional;

/**
 * What of a case somebody had before their eyes when they decided.
 *
 * @param plate the plate; empty if none was known
 * @param revision the newest bundle of evidence, from 1; 0 if none was sealed
 */
public record Seen(Optional<String> plate, int revision) {
  /** Whether the case still is about that vehicle. */
  boolean isStillTrueOf(IncidentDetail incident) {
    return plate.equals(incident.summary().file().plate());
  }
}
