package dev.xunjie.standalone.benchmark;

import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.detector.perception.PerceptionSettings;
import dev.xunjie.detector.perception.RegionsOfInterest;
import dev.xunjie.detector.stage.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Measures one clip: warms up, looks at every picture, then once more with the change gate and once
 * without enlarging zones.
 */
final class ClipBenchmark implements AutoCloseable {
  /** Networks reach their speed within a few calls; the Java around them needs some more. */
  private static final int WARM_UP_PICTURES = 20;

  private static final double MILLISECONDS_PER_SECOND = 1000;

  private final StageTimes fullTimes = new StageTimes();
  private final StageTimes gatedTimes = new StageTimes();
  private final StageTimes plainTimes = new StageTimes();
  private final Perception full = Perception.shipped(PerceptionSettings.EVERY_PICTURE, fullTimes);
  private final Perception gated = Perception.shipped(PerceptionSettings.USUAL, gatedTimes);
  private final Perception plain =
      Perception.shipped(PerceptionSettings.WITHOUT_CLOSE_UPS, plainTimes);
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
      ClipPass.over(first, policy, plain, plainTimes);
      warm = true;
    }
    ClipPass every = ClipPass.over(pictures, policy, full, fullTimes);
    ClipPass spared = ClipPass.over(pictures, policy, gated, gatedTimes);
    Optional<ClipPass> unenlarged =
        RegionsOfInterest.of(policy).haveCloseUps()
            ? Optional.of(ClipPass.over(pictures, policy, plain, plainTimes))
            : Optional.empty();
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
        MILLISECONDS_PER_SECOND / every.meanStepMilliseconds(),
        (double) every.secondLooks() / pictures.size(),
        every.incidents().size(),
        SavingFigures.of(spared, every, pictures.size()),
        unenlarged.map(pass -> SavingFigures.of(pass, every, pictures.size())));
  }

  @Override
  public void close() {
    full.close();
    gated.close();
    plain.close();
  }
}
