package dev.xunjie.standalone.benchmark;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.detector.perception.Perceived;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.detector.perception.PerceptionState;
import dev.xunjie.detector.perception.RegionsOfInterest;
import dev.xunjie.detector.stage.Stage;
import dev.xunjie.rules.replay.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One way over a clip's pictures: perception as in the job, and what the rules make of it. */
final class ClipPass {
  /** Two incidents in one zone are one if their boxes overlap at least this much. */
  private static final double SAME_INCIDENT_OVERLAP = 0.4;

  private final StageTimes times;
  private final List<IncidentEvent> incidents = new ArrayList<>();
  private int looks;
  private int secondLooks;
  private double meanStepMilliseconds;

  private ClipPass(StageTimes times) {
    this.times = times;
  }

  /**
   * Looks at all pictures.
   *
   * @param times the clock of this perception; it forgets what it knew
   */
  static ClipPass over(
      List<ClipPicture> pictures, CameraPolicy policy, Perception perception, StageTimes times) {
    times.forget();
    ClipPass pass = new ClipPass(times);
    pass.run(pictures, policy, perception);
    pass.meanStepMilliseconds = times.meanStepMilliseconds();
    return pass;
  }

  /** Incidents that have ended or last until the clip's end. */
  List<IncidentEvent> incidents() {
    return incidents;
  }

  /** Pictures for which the first network ran. */
  int looks() {
    return looks;
  }

  int secondLooks() {
    return secondLooks;
  }

  double meanStepMilliseconds() {
    return meanStepMilliseconds;
  }

  /** How many of its incidents the other way over the clip doesn't find. */
  int incidentsMissingIn(ClipPass other) {
    return (int)
        incidents.stream()
            .filter(incident -> other.incidents.stream().noneMatch(one -> areOne(one, incident)))
            .count();
  }

  private static boolean areOne(IncidentEvent one, IncidentEvent other) {
    return one.zone().id().equals(other.zone().id())
        && one.box().intersectionOverUnion(other.box()) >= SAME_INCIDENT_OVERLAP;
  }

  private void run(List<ClipPicture> pictures, CameraPolicy policy, Perception perception) {
    RegionsOfInterest regions = RegionsOfInterest.of(policy);
    Replay rules = new Replay(policy);
    PerceptionState state = PerceptionState.EMPTY;
    for (int number = 0; number < pictures.size(); number++) {
      ClipPicture picture = pictures.get(number);
      CapturedFrame frame =
          new CapturedFrame(
              policy.cameraId(),
              Instant.EPOCH.plus(picture.streamTime()),
              new FrameReference(0, number),
              picture.jpeg());
      int networksBefore = times.callsOf(Stage.NETWORK);
      int secondLooksBefore = times.callsOf(Stage.SECOND_LOOK);
      long startedNanos = times.nanos();
      Perceived perceived = perception.look(state, frame, regions);
      times.stepTook(times.nanos() - startedNanos);
      looks += times.callsOf(Stage.NETWORK) > networksBefore ? 1 : 0;
      secondLooks += times.callsOf(Stage.SECOND_LOOK) > secondLooksBefore ? 1 : 0;
      state = perceived.state();
      keepEnded(rules.judge(perceived.observation()).incidents());
    }
    keepEnded(rules.end(policy.cameraId()).incidents());
  }

  private void keepEnded(List<IncidentEvent> events) {
    events.stream()
        .filter(event -> event.kind() == IncidentEvent.Kind.ENDED)
        .forEach(incidents::add);
  }
}
