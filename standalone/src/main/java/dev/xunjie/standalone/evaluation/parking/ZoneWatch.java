package dev.xunjie.standalone.evaluation.parking;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.rules.replay.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs the rule of the parking job over a video of the study. */
final class ZoneWatch {
  private static final int POLICY_VERSION = 1;
  private static final String MODEL_VERSION = "study";

  private ZoneWatch() {}

  /** A policy in which nobody may stand for longer in any of the video's zones. */
  static CameraPolicy policyOf(StudyVideo video, double permittedStopSeconds) {
    List<ZonePolicy> zones = new ArrayList<>();
    for (int i = 0; i < video.zones().size(); i++) {
      String id = "zone-" + (i + 1);
      zones.add(ParkingZone.of(id, id, video.zones().get(i), permittedStopSeconds));
    }
    return new CameraPolicy(video.name(), POLICY_VERSION, zones);
  }

  /** The incidents of a video under a policy, by their start. */
  static List<FoundStay> incidentsIn(StudyVideo video, CameraPolicy policy) {
    Replay rules = new Replay(policy);
    RestClock clock = new RestClock();
    List<IncidentEvent> announced = new ArrayList<>();
    video
        .samples()
        .forEach(
            (frame, boxes) -> {
              Instant capturedAt = video.timeOf(frame);
              Observation observation =
                  new Observation(
                      video.name(),
                      capturedAt,
                      new FrameReference(0, frame),
                      clock.read(boxes, capturedAt),
                      MODEL_VERSION);
              announced.addAll(rules.judge(observation).incidents());
            });
    announced.addAll(rules.end(video.name()).incidents());
    return announced.stream()
        .filter(event -> event.kind() == IncidentEvent.Kind.ENDED)
        .map(
            event ->
                new FoundStay(
                    event.incidentId(),
                    event.startedAt(),
                    event.violationAt(),
                    event.endedAt().orElseThrow(),
                    event.box()))
        .sorted(Comparator.comparing(FoundStay::from))
        .toList();
  }
}
