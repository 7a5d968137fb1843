package dev.xunjie.detector.perception;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
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
import dev.xunjie.detector.tracking.PlaceAndLookTracker;
import dev.xunjie.detector.tracking.Track;
import dev.xunjie.detector.tracking.Tracking;
import dev.xunjie.detector.tracking.TrackingState;
import dev.xunjie.models.ModelStore;
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
  private final boolean gated;
  private final StageClock clock;

  /** Both are closed with it. */
  public Perception(ObjectDetector detector, CloserLook closerLook) {
    this(detector, closerLook, false, StageClock.NONE);
  }

  /**
   * Both are closed with it.
   *
   * @param gated whether unchanged pictures keep the detections of the last look
   * @param clock told what each stage takes
   */
  public Perception(
      ObjectDetector detector, CloserLook closerLook, boolean gated, StageClock clock) {
    this.detector = detector;
    this.closerLook = closerLook;
    this.gated = gated;
    this.clock = clock;
  }

  /** With the weights that ship. */
  public static Perception shipped() {
    return shipped(false, StageClock.NONE);
  }

  /** With the weights that ship, with or without the change gate, and a clock on its stages. */
  public static Perception shipped(boolean gated, StageClock clock) {
    ModelStore models = ModelStore.shipped();
    Optional<PlateRecognition> plates =
        PlateRecognition.isIn(models.manifest())
            ? Optional.of(PlateRecognition.open(models))
            : Optional.empty();
    return new Perception(
        TorchDetector.open(models, SHIPPED_DETECTOR, LookOptions.USUAL, clock),
        new CloserLook(
            SecondLook.open(models, SHIPPED_DETECTOR, LookOptions.LEAST_SCORE), plates, clock),
        gated,
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
      boolean looksAnew = gate.needsLook() || !gated;
      List<Detection> detections = looksAnew ? detect(picture, regions) : state.detections();
      Tracking tracking =
          clock.timed(
              Stage.TRACK,
              () ->
                  PlaceAndLookTracker.update(
                      state.tracking(),
                      detections,
                      place -> Optional.of(new Look(picture.greyPatch(place, Look.SIDE))),
                      frame.capturedAt()));
      Scrutinised scrutinised =
          closerLook.look(
              ofRemembered(state.scrutinies(), tracking.state()),
              looksAnew ? tracking.objects() : carriedOver(tracking.objects()),
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
              detections,
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

  private List<Detection> detect(BgrImage picture, RegionsOfInterest regions) {
    List<Detection> whole = detector.detect(picture);
    List<NormalisedBox> closeUps = regions.closeUps();
    if (closeUps.isEmpty()) {
      return whole;
    }
    List<List<Detection>> found = new ArrayList<>(List.of(whole));
    for (NormalisedBox closeUp : closeUps) {
      found.add(CropLook.detect(detector, picture, closeUp));
    }
    return CropLook.joined(found);
  }

  private static List<ObservedObject> carriedOver(List<ObservedObject> objects) {
    return objects.stream()
        .map(
            object ->
                object.sighting() == Sighting.DETECTED
                    ? object.withSighting(Sighting.CARRIED_OVER)
                    : object)
        .toList();
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
