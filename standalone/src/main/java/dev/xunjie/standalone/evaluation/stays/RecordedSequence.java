package dev.xunjie.standalone.evaluation.stays;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.detection.Detection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A recorded view of a road: what a detector saw, and which vehicles stop.
 *
 * @param name folder of the sequence, as {@code P/04-12_11_K249_680}
 * @param camera its camera, as {@code K249}
 * @param framesLookedAt numbers of the frames, rising
 * @param detections by frame; none where nothing was detected
 * @param truths the vehicles that stop
 */
record RecordedSequence(
    String name,
    String camera,
    List<Integer> framesLookedAt,
    Map<Integer, List<Detection>> detections,
    List<TrueStay> truths) {
  /** RoadTrack's frames are a tenth of a second apart. */
  static final int FRAMES_PER_SECOND = 10;

  /** The sequence as a camera sees it that is looked at once in so many frames. */
  RecordedSequence everyNthFrame(int step) {
    List<Integer> kept =
        framesLookedAt.stream().filter(frame -> isKept(frame, step)).collect(Collectors.toList());
    return new RecordedSequence(
        name,
        camera,
        kept,
        detections,
        truths.stream()
            .map(truth -> thinned(truth, step))
            .filter(truth -> !truth.boxes().isEmpty())
            .toList());
  }

  /** Time between two frames. */
  static Duration between(int frame, int laterFrame) {
    return Duration.ofMillis((laterFrame - frame) * 1000L / FRAMES_PER_SECOND);
  }

  private static TrueStay thinned(TrueStay truth, int step) {
    SortedMap<Integer, NormalisedBox> boxes = new TreeMap<>(truth.boxes());
    boxes.keySet().removeIf(frame -> !isKept(frame, step));
    return new TrueStay(truth.track(), truth.firstFrame(), boxes);
  }

  private static boolean isKept(int frame, int step) {
    return (frame - 1) % step == 0;
  }
}
