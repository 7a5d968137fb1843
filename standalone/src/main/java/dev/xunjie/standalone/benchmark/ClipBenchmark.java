package dev.xunjie.standalone.benchmark;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.detector.stage.Stage;
import java.util.List;
import java.util.Optional;

/** Measures one clip: warms up, looks at every picture, then once more with the change gate. */
final class ClipBenchmark implements AutoCloseable {
  /** Networks reach their speed within a few calls; the Java around them needs some more. */
  private static final int WARM_UP_PICTURES = 20;

  /** Two incidents in one zone are one if their boxes overlap at least this much. */
  private static final double SAME_INCIDENT_OVERLAP = 0.4;

  private static final double MILLISECONDS_PER_SECOND = 1000;

  private final StageTimes fullTimes = new StageTimes();
  private final StageTimes gatedTimes = new StageTimes();
  private final Perception full = Perception.shipped(false, fullTimes);
  private final Perception gated = Perception.shipped(true, gatedTimes);
  private boolean warm;

  /**
   * Measures a clip.
   *
   * @param clip what to call it
   * @param pictures at least one
   * @param policy what is enforced on it
   */
  ClipFigures measure(String clip, List<ClipPicture> pictures, CameraPolicy policy) {
    if (!warm) {
      List<ClipPicture> first = pictures.subList(0, Math.min(WARM_UP_PICTURES, pictures.size()));
      ClipPass.over(first, policy, full, fullTimes);
      ClipPass.over(first, policy, gated, gatedTimes);
      warm = true;
    }
    ClipPass every = ClipPass.over(pictures, policy, full, fullTimes);
    ClipPass spared = ClipPass.over(pictures, policy, gated, gatedTimes);
    double modelCall =
        Optional.ofNullable(fullTimes.costs().get(Stage.NETWORK))
            .map(StageCost::medianCallMilliseconds)
            .orElse(0.0);
    return new ClipFigures(
        clip,
        pictures.size(),
        fullTimes.costs(),
        fullTimes.medianStepMilliseconds(),
        modelCall,
        fullTimes.medianStepMilliseconds() / modelCall,
        MILLISECONDS_PER_SECOND / fullTimes.meanStepMilliseconds(),
        1 - (double) spared.looks() / pictures.size(),
        gatedTimes.meanStepMilliseconds(),
        MILLISECONDS_PER_SECOND / gatedTimes.meanStepMilliseconds(),
        (double) every.secondLooks() / pictures.size(),
        every.incidents().size(),
        missing(every.incidents(), spared.incidents()),
        missing(spared.incidents(), every.incidents()));
  }

  @Override
  public void close() {
    full.close();
    gated.close();
  }

  private static int missing(List<IncidentEvent> wanted, List<IncidentEvent> present) {
    return (int)
        wanted.stream()
            .filter(incident -> present.stream().noneMatch(other -> areOne(incident, other)))
            .count();
  }

  private static boolean areOne(IncidentEvent one, IncidentEvent other) {
    return one.zone().id().equals(other.zone().id())
        && one.box().intersectionOverUnion(other.box()) >= SAME_INCIDENT_OVERLAP;
  }
}
