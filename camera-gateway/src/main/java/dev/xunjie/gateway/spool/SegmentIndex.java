package dev.xunjie.gateway.spool;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which segments there are. Segments of one camera differ in their start. */
final class SegmentIndex {
  private final Map<String, TreeMap<Instant, Segment>> byCamera = new HashMap<>();
  private long bytes;
  private int count;

  /** Adds a segment, or replaces what is known of the one that has its camera and start. */
  synchronized void put(Segment segment) {
    Segment before =
        byCamera
            .computeIfAbsent(segment.cameraId(), unseen -> new TreeMap<>())
            .put(segment.start(), segment);
    bytes += segment.bytes() - (before == null ? 0 : before.bytes());
    count += before == null ? 1 : 0;
  }

  synchronized void remove(Segment segment) {
    TreeMap<Instant, Segment> ofCamera = byCamera.get(segment.cameraId());
    Segment removed = ofCamera == null ? null : ofCamera.remove(segment.start());
    if (removed != null) {
      bytes -= removed.bytes();
      count--;
      if (ofCamera.isEmpty()) {
        byCamera.remove(segment.cameraId());
      }
    }
  }

  /** A camera's segments by their start; none if nothing of it is kept. */
  synchronized List<Segment> of(String cameraId) {
    TreeMap<Instant, Segment> ofCamera = byCamera.get(cameraId);
    return ofCamera == null ? List.of() : List.copyOf(ofCamera.values());
  }

  /** What is known now of the segment with this camera and start. */
  synchronized Optional<Segment> find(String cameraId, Instant start) {
    return Optional.ofNullable(byCamera.get(cameraId)).map(segments -> segments.get(start));
  }

  /** Of the segments that aren't written any more, the one that ended first. */
  synchronized Optional<Segment> oldestFinished() {
    return byCamera.values().stream()
        .map(segments -> firstFinished(segments.values()))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Segment::end));
  }

  /** Capture time of the oldest packet. */
  synchronized Optional<Instant> oldestStart() {
    return byCamera.values().stream().map(TreeMap::firstKey).min(Comparator.naturalOrder());
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized int count() {
    return count;
  }

  private static Optional<Segment> firstFinished(Collection<Segment> segments) {
    return segments.stream().filter(segment -> !segment.open()).findFirst();
  }
}
