package dev.xunjie.standalone.evaluation.stays;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.detector.tracking.LookSource;
import dev.xunjie.detector.tracking.PlaceAndLookTracker;
import dev.xunjie.detector.tracking.TrackerSettings;
import dev.xunjie.detector.tracking.Tracking;
import dev.xunjie.detector.tracking.TrackingState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the tracker of the perception job over a sequence's detections, without pixels. */
final class RestWatch {
  /**
   * RoadTrack's detections are YOLO11m's, a network ten times the size of the one that ships: what
   * it sees whole it is surer of, what it sees by half scores between the two limits.
   */
  private static final TrackerSettings YOLO11M = new TrackerSettings(0.55);

  private RestWatch() {}

  /** What the tracker declares at rest, in the order of declaration. */
  static List<DeclaredStay> declaredIn(RecordedSequence sequence) {
    Map<Long, SortedMap<Integer, NormalisedBox>> rests = new LinkedHashMap<>();
    TrackingState state = TrackingState.EMPTY;
    for (int frame : sequence.framesLookedAt()) {
      Tracking tracking =
          PlaceAndLookTracker.update(
              state,
              sequence.detections().getOrDefault(frame, List.of()),
              LookSource.WITHOUT_PIXELS,
              YOLO11M,
              Instant.EPOCH.plus(RecordedSequence.between(0, frame)));
      state = tracking.state();
      for (ObservedObject object : tracking.objects()) {
        if (object.atRestSince().isPresent()) {
          rests
              .computeIfAbsent(object.trackId(), track -> new TreeMap<>())
              .put(frame, object.box());
        }
      }
    }
    return rests.entrySet().stream()
        .map(rest -> new DeclaredStay(rest.getKey(), rest.getValue()))
        .toList();
  }
}
