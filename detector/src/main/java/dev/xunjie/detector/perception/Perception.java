package dev.xunjie.detector.perception;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.scene.SceneQuality;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.detector.appearance.AppearanceReader;
import dev.xunjie.detector.detection.CropLook;
import dev.xunjie.detector.detection.Detection;
import dev.xunjie.detector.detection.LookOptions;
import dev.xunjie.detector.detection.ObjectDetector;
import dev.xunjie.detector.detection.SecondLook;
import dev.xunjie.detector.detection.TorchDetector;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.gate.ChangeGate;
import dev.xunjie.detector.gate.GateDecision;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.detector.perception.CloserLook.Scrutinised;
import dev.xunjie.detector.plate.PlateRecognition;
import dev.xunjie.detector.scene.SceneLook;
import dev.xunjie.detector.scene.SceneWatch;
import dev.xunjie.detector.shopfront.FrontMemory;
import dev.xunjie.detector.shopfront.ShopFront;
import dev.xunjie.detector.shopfront.ShopFronts;
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
  private final ShopFronts shopFronts;
  private final PerceptionSettings settings;
  private final StageClock clock;

  /**
   * Detector, closer look and shop fronts are closed with it.
   *
   * @param clock told what each stage takes
   */
  public Perception(
      ObjectDetector detector,
      CloserLook closerLook,
      ShopFronts shopFronts,
      PerceptionSettings settings,
      StageClock clock) {
    this.detector = detector;
    this.closerLook = closerLook;
    this.shopFronts = shopFronts;
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
            SecondLook.open(models, SHIPPED_DETECTOR, LookOptions.LEAST_SCORE),
            plates,
            Optional.of(AppearanceReader.open(models)),
            clock),
        new ShopFronts(() -> FeatureNetwork.open(models, FeatureNetwork.SHIPPED)),
        settings,
        clock);
  }

  /**
   * Looks at a frame of a camera that sees no shop front.
   *
   * @param state what is remembered of the frame's camera
   * @param frame a frame newer than those before
   * @param regions where in the picture it matters what is seen
   * @throws UnreadableFrameException if the frame is no picture; the state then stays as it is
   */
  public Perceived look(PerceptionState state, CapturedFrame frame, RegionsOfInterest regions) {
    return look(state, frame, regions, List.of());
  }

  /**
   * Looks at a frame.
   *
   * @param state what is remembered of the frame's camera
   * @param frame a frame newer than those before
   * @param regions where in the picture it matters what is seen
   * @param fronts where in the picture it matters what stands there
   * @throws UnreadableFrameException if the frame is no picture; the state then stays as it is
   */
  public Perceived look(
      PerceptionState state,
      CapturedFrame frame,
      RegionsOfInterest regions,
      List<ShopFront> fronts) {
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
      boolean needsLook =
          gate.needsLook()
              || !settings.changeGate()
              || ShopFronts.areUnsettled(state.fronts(), fronts);
      Optional<List<Detection>> detections =
          needsLook ? Optional.of(detect(picture, regions)) : Optional.empty();
      Tracking tracking = tracked(state.tracking(), picture, detections, frame.capturedAt());
      ShopFronts.Seen seen =
          scene.quality().carriesJudgement()
              ? lookedAt(state.fronts(), fronts, picture, regions, detections, frame.capturedAt())
              : ShopFronts.unseen(state.fronts(), fronts);
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
              isNews ? Optional.of(sceneStatus) : state.sceneStatus(),
              seen.memories()),
          new Observation(
              frame.cameraId(),
              frame.capturedAt(),
              frame.reference(),
              scene.quality(),
              scrutinised.objects(),
              seen.occupancies(),
              detector.modelId()),
          isNews ? Optional.of(sceneStatus) : Optional.empty(),
          seen.unfit(),
          seen.unclean());
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
    shopFronts.close();
  }

  private Tracking tracked(
      TrackingState state,
      BgrImage picture,
      Optional<List<Detection>> detections,
      Instant capturedAt) {
    return clock.timed(
        Stage.TRACK,
        () ->
            detections
                .map(seen -> PlaceAndLookTracker.update(state, seen, looksOf(picture), capturedAt))
                .orElseGet(
                    () -> PlaceAndLookTracker.carryOver(state, looksOf(picture), capturedAt)));
  }

  private ShopFronts.Seen lookedAt(
      Map<String, FrontMemory> known,
      List<ShopFront> fronts,
      BgrImage picture,
      RegionsOfInterest regions,
      Optional<List<Detection>> detections,
      Instant capturedAt) {
    if (fronts.isEmpty() || detections.isEmpty()) {
      return ShopFronts.carriedOver(known, fronts);
    }
    return clock.timed(
        Stage.SHOP_FRONTS,
        () ->
            shopFronts.look(
                known,
                fronts,
                picture,
                detections.get(),
                reference -> detect(reference, regions),
                capturedAt));
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
