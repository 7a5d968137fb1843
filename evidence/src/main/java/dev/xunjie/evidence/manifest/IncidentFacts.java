package dev.xunjie.evidence.manifest;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.incident.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The facts of an incident as they were when its bundle was made.
 *
 * @param incidentId the incident
 * @param offence which offence
 * @param camera the device that saw it, as registered then
 * @param zone where, as the policy drew it then
 * @param policyVersion version of the camera's policy that was applied
 * @param episode its times
 * @param label class of the subject, as in {@code car}
 * @param plates what was read, most votes first; empty if nothing was legible
 * @param reasons thresholds against values
 * @param lead why it is a lead to follow up and no case, if it is one
 * @param sources what other cameras or zones saw of the same offence
 * @param modelVersion the networks that saw it, if known
 */
public record IncidentFacts(
    String incidentId,
    OffenceFacts offence,
    CameraFacts camera,
    ZoneFacts zone,
    int policyVersion,
    EpisodeFacts episode,
    String label,
    List<PlateFacts> plates,
    List<Reason> reasons,
    Optional<String> lead,
    List<SourceFacts> sources,
    Optional<String> modelVersion) {
  public IncidentFacts {
    Identifier.require("incident", incidentId);
    Objects.requireNonNull(offence, "offence is missing");
    Objects.requireNonNull(camera, "camera is missing");
    Objects.requireNonNull(zone, "zone is missing");
    Objects.requireNonNull(episode, "episode is missing");
    Objects.requireNonNull(label, "label is missing");
    plates = List.copyOf(Objects.requireNonNull(plates, "plates are missing"));
    reasons = List.copyOf(Objects.requireNonNull(reasons, "reasons are missing"));
    lead = Objects.requireNonNullElse(lead, Optional.empty());
    sources = List.copyOf(Objects.requireNonNull(sources, "sources are missing"));
    modelVersion = Objects.requireNonNullElse(modelVersion, Optional.empty());
  }
}
