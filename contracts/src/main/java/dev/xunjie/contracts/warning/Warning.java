package dev.xunjie.contracts.warning;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.plate.PlateNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something becomes an offence unless it ends soon; the {@code warnings} topic, keyed by incident
 * id. A loudspeaker or a message to the owner hangs on {@code GIVEN}; {@code CORRECTED} says that
 * it helped. A warning that wasn't heeded is followed by its incident, under the same id.
 *
 * @param incidentId id of the incident that it would become
 * @param kind what happened
 * @param offence which offence
 * @param cameraId where it is seen
 * @param zone the zone as it was then
 * @param policyVersion version of the camera's policy that was applied
 * @param startedAt start of the episode: the subject at rest
 * @param at when the warning was due, or when the subject was last seen
 * @param dueAt when it becomes an offence if the subject stays in sight; of the other kinds {@code
 *     at}
 * @param label class of the subject
 * @param plate its number, if pictures agree on one
 * @param still the newest picture of it
 */
public record Warning(
    String incidentId,
    Kind kind,
    Offence offence,
    String cameraId,
    IncidentZone zone,
    int policyVersion,
    Instant startedAt,
    Instant at,
    Instant dueAt,
    String label,
    Optional<PlateNumber> plate,
    Still still) {
  public Warning {
    Identifier.require("incident", incidentId);
    Objects.requireNonNull(kind, "kind is missing");
    Objects.requireNonNull(offence, "offence is missing");
    Identifier.require("camera", cameraId);
    Objects.requireNonNull(zone, "zone is missing");
    Objects.requireNonNull(startedAt, "startedAt is missing");
    Objects.requireNonNull(at, "at is missing");
    Objects.requireNonNull(dueAt, "dueAt is missing");
    Objects.requireNonNull(label, "label is missing");
    plate = Objects.requireNonNullElse(plate, Optional.empty());
    Objects.requireNonNull(still, "still is missing");
  }

  /** What happened. */
  public enum Kind {
    /** It is time to warn. */
    GIVEN,
    /** The subject left in time: no offence. */
    CORRECTED,
    /** Nothing comes of it: the subject was lost from view, is exempt, or the rule was lifted. */
    LAPSED
  }
}
