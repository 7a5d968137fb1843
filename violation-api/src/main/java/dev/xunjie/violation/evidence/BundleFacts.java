package dev.xunjie.violation.evidence;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Source;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.evidence.manifest.CameraFacts;
import dev.xunjie.evidence.manifest.EpisodeFacts;
import dev.xunjie.evidence.manifest.IncidentFacts;
import dev.xunjie.evidence.manifest.OffenceFacts;
import dev.xunjie.evidence.manifest.PlateFacts;
import dev.xunjie.evidence.manifest.SourceFacts;
import dev.xunjie.evidence.manifest.ZoneFacts;
import dev.xunjie.violation.camera.CameraRegister;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentSummary;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says in a manifest's words what is known of an incident and its camera. */
@Component
final class BundleFacts {
  private static final ZoneId USUAL_TIME_ZONE = ZoneId.of("Asia/Shanghai");

  /** The reason that tells for how long the subject stood and was allowed to. */
  private static final String DWELL = "dwellSeconds";

  private final CameraRegister cameras;

  BundleFacts(CameraRegister cameras) {
    this.cameras = cameras;
  }

  IncidentFacts of(IncidentDetail incident) {
    IncidentSummary summary = incident.summary();
    return new IncidentFacts(
        summary.id(),
        new OffenceFacts(
            summary.offence().name(), summary.caseClass(), summary.offence().chineseName()),
        camera(summary.camera().id()),
        new ZoneFacts(
            summary.zone().id(),
            summary.zone().name(),
            incident.zonePolygon(),
            permittedSeconds(incident.reasons()),
            incident.sign()),
        incident.policyVersion(),
        new EpisodeFacts(
            summary.startedAt(),
            summary.violationAt(),
            summary.endedAt(),
            incident.findings().ending().map(Enum::name),
            summary.dwellSeconds(),
            incident.unknownSeconds()),
        summary.label(),
        incident.findings().plates().stream().map(BundleFacts::plate).toList(),
        incident.reasons(),
        incident.findings().lead().map(Enum::name),
        incident.findings().sources().stream().map(this::source).toList(),
        Optional.empty());
  }

  private SourceFacts source(Source source) {
    return new SourceFacts(
        camera(source.cameraId()),
        new ZoneFacts(
            source.zone().id(),
            source.zone().name(),
            source.zone().polygon(),
            Optional.empty(),
            source.zone().sign()),
        source.startedAt(),
        source.dwellSeconds());
  }

  private CameraFacts camera(String cameraId) {
    Optional<CameraSettings> registered = cameras.settings(cameraId);
    return new CameraFacts(
        cameraId,
        registered.map(CameraSettings::name).orElse(cameraId),
        registered.flatMap(CameraSettings::place),
        registered.flatMap(CameraSettings::direction),
        registered.flatMap(CameraSettings::deviceNumber),
        cameras.policy(cameraId).map(CameraPolicy::clock).orElse(USUAL_TIME_ZONE));
  }

  private static Optional<Double> permittedSeconds(List<Reason> reasons) {
    return reasons.stream()
        .filter(reason -> reason.measure().equals(DWELL))
        .map(Reason::threshold)
        .findFirst();
  }

  private static PlateFacts plate(PlateCandidate candidate) {
    return new PlateFacts(
        candidate.best().number().text(), candidate.votes(), candidate.best().confidence());
  }
}
