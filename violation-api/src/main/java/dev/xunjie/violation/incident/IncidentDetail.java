package dev.xunjie.violation.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.Reason;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of an incident.
 *
 * @param summary what the queue lists of it
 * @param zonePolygon where the zone lay then
 * @param policyVersion version of the camera's policy that was applied
 * @param unknownSeconds time in gaps, neither proof of stay nor of leaving
 * @param reasons thresholds against values: why it fired
 * @param findings plates and what else was found out
 * @param sign the sign or marking that the zone relies on
 * @param place where the camera stands
 * @param direction where it looks
 * @param deviceNumber the device register's number
 * @param steps all that was done to it, in order
 */
public record IncidentDetail(
    @JsonUnwrapped IncidentSummary summary,
    NormalisedPolygon zonePolygon,
    int policyVersion,
    double unknownSeconds,
    List<Reason> reasons,
    @JsonUnwrapped Findings findings,
    Optional<String> sign,
    Optional<String> place,
    Optional<String> direction,
    Optional<String> deviceNumber,
    List<CaseStep> steps) {
  static IncidentDetail of(
      Incident incident,
      IncidentSummary summary,
      Optional<CameraSettings> camera,
      List<CaseStep> steps) {
    return new IncidentDetail(
        summary,
        incident.zone().polygon(),
        incident.policyVersion(),
        incident.unknownSeconds(),
        incident.reasons(),
        incident.findings(),
        incident.zone().sign(),
        camera.flatMap(CameraSettings::place),
        camera.flatMap(CameraSettings::direction),
        camera.flatMap(CameraSettings::deviceNumber),
        steps);
  }
}
