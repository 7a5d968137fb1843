package dev.xunjie.gateway.clip;

import dev.xunjie.gateway.spool.PacketPlace;
import dev.xunjie.gateway.spool.Segment;
import dev.xunjie.gateway.spool.SegmentReader;
import dev.xunjie.gateway.spool.Spool;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which packets make up a clip, in the order of decoding: from the newest key packet at or before
 * its begin (after a gap: the first key packet in it) to the latest packet at or before its end.
 * Holds the segments open, so that retention can't take them away meanwhile.
 */
final class ClipPlan implements AutoCloseable {
  /** Reordered pictures of one segment may be earlier than the last of the one before. */
  private static final Duration OVERLAP = Duration.ofSeconds(1);

  private final List<SegmentReader> readers = new ArrayList<>();
  private List<Planned> packets = List.of();

  /**
   * A packet of the clip.
   *
   * @param reader of the segment that it stands in
   */
  record Planned(SegmentReader reader, PacketPlace place) {
    byte[] bytes() throws IOException {
      return reader.read(place);
    }
  }

  private ClipPlan() {}

  /** Plans a clip; without packets if nothing of its time is kept. */
  static ClipPlan of(Spool spool, List<Segment> segments, ClipRequest request) throws IOException {
    ClipPlan plan = new ClipPlan();
    try {
      for (Segment segment : touched(segments, request)) {
        Optional<SegmentReader> reader = spool.read(segment);
        reader.ifPresent(plan.readers::add);
      }
      plan.packets = chosen(plan.readPlaces(), request);
      return plan;
    } catch (IOException | RuntimeException unreadable) {
      plan.close();
      throw unreadable;
    }
  }

  List<Planned> packets() {
    return packets;
  }

  /**
   * The segments whose pictures may be in the clip. One that begins before the one ahead of it has
   * ended was written when the gateway's clock had been set back, and is left out.
   */
  private static List<Segment> touched(List<Segment> segments, ClipRequest request) {
    List<Segment> touched = new ArrayList<>();
    for (Segment segment : segments) {
      boolean isInTime = !segment.start().isAfter(request.to()) && segment.reaches(request.from());
      boolean isAhead = !segment.start().isAfter(request.from());
      if (isInTime && isAhead) {
        touched.clear();
      }
      if (isInTime && (touched.isEmpty() || follows(segment, touched))) {
        touched.add(segment);
      }
    }
    return touched;
  }

  private static boolean follows(Segment segment, List<Segment> touched) {
    Segment before = touched.get(touched.size() - 1);
    return !segment.start().isBefore(before.end().minus(OVERLAP));
  }

  /** All packets up to where the stream is coded in another way. */
  private List<Planned> readPlaces() throws IOException {
    List<Planned> places = new ArrayList<>();
    for (SegmentReader reader : readers) {
      if (!reader.format().equals(readers.get(0).format())) {
        break;
      }
      reader.places().forEach(place -> places.add(new Planned(reader, place)));
    }
    return places;
  }

  private static List<Planned> chosen(List<Planned> all, ClipRequest request) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < all.size(); i++) {
      PacketPlace place = all.get(i).place();
      boolean isAhead = !place.capturedAt().isAfter(request.from());
      if (place.key() && (first < 0 || isAhead)) {
        first = i;
      }
      if (!place.capturedAt().isAfter(request.to())) {
        last = i;
      }
    }
    if (first < 0 || last < first) {
      return List.of();
    }
    Instant begin = all.get(first).place().capturedAt();
    return all.subList(first, last + 1).stream()
        .filter(packet -> !packet.place().capturedAt().isBefore(begin))
        .toList();
  }

  @Override
  public void close() throws IOException {
    for (SegmentReader reader : readers) {
      reader.close();
    }
  }
}
