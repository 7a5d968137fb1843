package dev.xunjie.detector.perception;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.scene.SceneQuality;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.detector.detection.CropLook;
import dev.xunjie.detector.detection.Detection;
import dev.xunjie.detector.detection.LookOptions;
import dev.xunjie.detector.detection.ObjectDetector;
import dev.xunjie.detector.detection.SecondLook;
import dev.xunjie.detector.detection.TorchDetector;
import dev.xunjie.detector.gate.ChangeGate;
import dev.xunjie.detector.gate.GateDecision;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.detector.perception.CloserLook.Scrutinised;
import dev.xunjie.detector.plate.PlateRecognition;
import dev.xunjie.detector.scene.SceneLook;
import dev.xunjie.detector.scene.SceneWatch;
import dev.xunjie.detector.stage.Stage;
import dev.xunjie.detector.stage.StageClock;
import dev.xunjie.detector.tracking.Look;
import dev.xunjie.detector.tracking.LookSource;
import dev.xunjie.detector.tracking.PlaceAndLookTracker;
import dev.xunjie.detector.tracking.Track;
import dev.xunjie.detector.tracking.Tracking;
import dev.xunjie.detector.tracking.TrackingState;
import dev.xunjie.models.ModelStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole way from a frame's pixels to an observation: decode, detect, track, look closer. Holds
 * the networks and nothing of any camera, so that one serves all cameras of a thread; not for
 * several threads at once. Must be closed.
 */
public final class Perception implements AutoCloseable {
  /** The detector that ships. */
  public static final String SHIPPED_DETECTOR = "nanodet_g_int8_512";

  private final ObjectDetector detector;
  private final CloserLook closerLook;
  private final PerceptionSettings settings;
  private final StageClock clock;

  /** Both are closed with it. */
  public Perception(ObjectDetector detector, CloserLook closerLook) {
    this(detector, closerLook, PerceptionSettings.USUAL, StageClock.NONE);
  }

  /**
   * Both are closed with it.
   *
   * @param clock told what each stage takes
   */
  public Perception(
      ObjectDetector detector,
      CloserLook closerLook,
      PerceptionSettings settings,
      StageClock clock) {
    this.detector = detector;
    this.closerLook = closerLook;
    this.settings = settings;
    this.clock = clock;
  }

  /** With the weights that ship. */
  public static Perception shipped() {
    return shipped(PerceptionSettings.USUAL, StageClock.NONE);
  }

  /** With the weights that ship and a clock on its stages. */
  public static Perception shipped(PerceptionSettings settings, StageClock clock) {
    ModelStore models = ModelStore.shipped();
    Optional<PlateRecognition> plates =
        PlateRecognition.isIn(models.manifest())
            ? Optional.of(PlateRecognition.open(models))
            : Optional.empty();
    return new Perception(
        TorchDetector.open(models, SHIPPED_DETECTOR, LookOptions.USUAL, clock),
        new CloserLook(
            SecondLook.open(models, SHIPPED_DETECTOR, LookOptions.LEAST_SCORE), plates, clock),
        settings,
        clock);
  }

  /**
   * Looks at a frame.
   *
   * @param state what is remembered of the frame's camera
   * @param frame a frame newer than those before
   * @param regions where in the picture it matters what is seen
   * @throws UnreadableFrameException if the frame is no picture; the state then stays as it is
   */
  public Perceived look(PerceptionState state, CapturedFrame frame, RegionsOfInterest regions) {
    try (BgrImage picture = clock.timed(Stage.DECODE, () -> BgrImage.decode(frame.jpeg()))) {
      SceneLook scene =
          clock.timed(
              Stage.SCENE, () -> SceneWatch.update(state.scene(), picture, frame.capturedAt()));
      GateDecision gate =
          clock.timed(
              Stage.GATE,
              () ->
                  ChangeGate.decide(
                      state.gate(),
                      picture,
                      regions.surroundings(),
                      state.isAnythingMovingIn(regions.surroundings()),
                      frame.capturedAt()));
      Tracking tracking =
          gate.needsLook() || !settings.changeGate()
              ? lookedAt(state.tracking(), picture, regions, frame.capturedAt())
              : carriedOver(state.tracking(), picture, frame.capturedAt());
      Scrutinised scrutinised =
          closerLook.look(
              ofRemembered(state.scrutinies(), tracking.state()),
              tracking.objects(),
              picture,
              regions,
              frame.capturedAt());
      SceneStatus sceneStatus = statusOf(frame, scene.quality());
      boolean isNews = state.sceneStatus().filter(sceneStatus::saysTheSameAs).isEmpty();
      return new Perceived(
          new PerceptionState(
              tracking.state(),
              scrutinised.scrutinies(),
              scene.state(),
              gate.state(),
              isNews ? Optional.of(sceneStatus) : state.sceneStatus()),
          new Observation(
              frame.cameraId(),
              frame.capturedAt(),
              frame.reference(),
              scene.quality(),
              scrutinised.objects(),
              detector.modelId()),
          isNews ? Optional.of(sceneStatus) : Optional.empty());
    }
  }

  /** Id of the weights that look. */
  public String modelVersion() {
    return detector.modelId();
  }

  @Override
  public void close() {
    detector.close();
    closerLook.close();
  }

  private Tracking lookedAt(
      TrackingState state, BgrImage picture, RegionsOfInterest regions, Instant capturedAt) {
    List<Detection> detections = detect(picture, regions);
    return clock.timed(
        Stage.TRACK,
        () -> PlaceAndLookTracker.update(state, detections, looksOf(picture), capturedAt));
  }

  private Tracking carriedOver(TrackingState state, BgrImage picture, Instant capturedAt) {
    return clock.timed(
        Stage.TRACK, () -> PlaceAndLookTracker.carryOver(state, looksOf(picture), capturedAt));
  }

  private static LookSource looksOf(BgrImage picture) {
    return place -> Optional.of(new Look(picture.greyPatch(place, Look.SIDE)));
  }

  private List<Detection> detect(BgrImage picture, RegionsOfInterest regions) {
    List<Detection> whole = detector.detect(picture);
    List<NormalisedBox> closeUps = settings.closeUps() ? regions.closeUps() : List.of();
    if (closeUps.isEmpty()) {
      return whole;
    }
    List<List<Detection>> found = new ArrayList<>(List.of(whole));
    for (NormalisedBox closeUp : closeUps) {
      found.add(CropLook.detect(detector, picture, closeUp));
    }
    return CropLook.joined(found);
  }

  private static SceneStatus statusOf(CapturedFrame frame, SceneQuality quality) {
    return new SceneStatus(
        frame.cameraId(),
        frame.capturedAt(),
        quality.standingFaults(),
        quality.light(),
        quality.shift());
  }

  private static Map<Long, Scrutiny> ofRemembered(
      Map<Long, Scrutiny> scrutinies, TrackingState tracking) {
    Set<Long> remembered = tracking.tracks().stream().map(Track::id).collect(Collectors.toSet());
    return scrutinies.entrySet().stream()
        .filter(each -> remembered.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
