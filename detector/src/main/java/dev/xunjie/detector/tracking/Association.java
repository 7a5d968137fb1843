package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.detector.detection.Detection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which detection of a picture shows which known thing: what stands is sought on its place, what
 * moves where it should be by now. Pairs are taken best first over the whole picture, so that a
 * vehicle that passes doesn't take the detection of the one that stands behind it.
 */
final class Association {
  /** Boxes on one place overlap at least this much (intersection over union). */
  static final double SAME_PLACE_OVERLAP = 0.4;

  /** A moving thing's boxes overlap at least this much from picture to picture. */
  private static final double MOVING_OVERLAP = 0.2;

  /** What stands is likelier on its place than a thing that passes; worth so much overlap. */
  private static final double STANDING_BONUS = 0.2;

  /** A sure detection is likelier the known thing than a weak one beside it. */
  private static final double SCORE_WEIGHT = 0.5;

  private record Pair(Track track, Detection detection, double worth) {}

  /** Says whether a detection on the place of a track may be that track. */
  @FunctionalInterface
  interface Acceptance {
    boolean mayBe(Track track);
  }

  private Association() {}

  /** Detections by the track they continue, by identity; none for tracks that weren't detected. */
  static Map<Track, Detection> of(
      List<Track> tracks, List<Detection> detections, Acceptance acceptance, Instant now) {
    List<Pair> pairs = new ArrayList<>();
    for (Track track : tracks) {
      NormalisedBox place = track.isAtRest() ? track.place() : track.trail().expectedAt(now);
      double leastOverlap = track.isAtRest() ? SAME_PLACE_OVERLAP : MOVING_OVERLAP;
      for (Detection detection : detections) {
        double overlap = detection.box().intersectionOverUnion(place);
        if (overlap >= leastOverlap && ObjectKind.areOne(track.label(), detection.label())) {
          double bonus = track.isAtRest() ? STANDING_BONUS : 0;
          pairs.add(new Pair(track, detection, overlap + bonus + SCORE_WEIGHT * detection.score()));
        }
      }
    }
    pairs.sort(Comparator.comparing(Pair::worth).reversed());
    Map<Track, Detection> byTrack = new IdentityHashMap<>();
    Map<Detection, Track> byDetection = new IdentityHashMap<>();
    for (Pair pair : pairs) {
      if (!byTrack.containsKey(pair.track())
          && !byDetection.containsKey(pair.detection())
          && acceptance.mayBe(pair.track())) {
        byTrack.put(pair.track(), pair.detection());
        byDetection.put(pair.detection(), pair.track());
      }
    }
    return byTrack;
  }

  static boolean isOnPlaceOf(Track track, Detection detection) {
    return ObjectKind.areOne(track.label(), detection.label())
        && detection.box().intersectionOverUnion(track.place()) >= SAME_PLACE_OVERLAP;
  }
}
