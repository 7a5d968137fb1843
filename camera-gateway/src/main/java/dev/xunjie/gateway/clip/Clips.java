package dev.xunjie.gateway.clip;

import dev.xunjie.gateway.spool.DamagedSegmentException;
import dev.xunjie.gateway.spool.Segment;
import dev.xunjie.gateway.spool.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts clips from the spool. */
public final class Clips {
  private static final Logger LOG = LoggerFactory.getLogger(Clips.class);

  /**
   * How long after its capture a picture may still arrive and be written: as late as the gateway
   * believes a camera's own clock. Later the camera counts as lost for that time.
   */
  private static final Duration LATEST_ARRIVAL = Duration.ofSeconds(30);

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(2);

  /** For the last picture of a clip, when there is no other to measure by. */
  private static final long ASSUMED_PICTURE_MILLIS = 40;

  private final Spool spool;
  private final InstantSource time;
  private final AtomicLong made = new AtomicLong();
  private final AtomicLong damaged = new AtomicLong();

  public Clips(Spool spool, InstantSource time) {
    this.spool = spool;
    this.time = time;
  }

  /**
   * Cuts a clip; takes about as long as copying its bytes, or as decoding and encoding its
   * pictures.
   *
   * @throws IOException if the disk can't be read or the clip not be written
   * @throws UnfitStreamException if what is stored can't become such a clip
   */
  public ClipAnswer cut(ClipRequest request) throws IOException, UnfitStreamException {
    List<Segment> segments = spool.segmentsOf(request.cameraId());
    if (segments.isEmpty()) {
      return new ClipAnswer.Nothing(List.of());
    }
    Instant newest = segments.stream().map(Segment::end).max(Instant::compareTo).orElseThrow();
    Instant now = time.instant();
    if (request.to().isAfter(newest) && now.isBefore(request.to().plus(LATEST_ARRIVAL))) {
      Duration untilThen = Duration.between(now, request.to());
      Duration wait = untilThen.isNegative() ? SHORTEST_WAIT : untilThen.plus(SHORTEST_WAIT);
      return new ClipAnswer.NotYet(wait, stretches(segments));
    }
    try (ClipPlan plan = ClipPlan.of(spool, segments, request)) {
      List<ClipPlan.Planned> packets = fromFirstWholeKey(plan.packets());
      return packets.isEmpty()
          ? new ClipAnswer.Nothing(stretches(segments))
          : write(packets, request);
    }
  }

  /** Clips made so far. */
  public long made() {
    return made.get();
  }

  /** Packets found damaged on disk and left out of clips, with those that build on them. */
  public long damaged() {
    return damaged.get();
  }

  private List<ClipPlan.Planned> fromFirstWholeKey(List<ClipPlan.Planned> packets)
      throws IOException {
    for (int i = 0; i < packets.size(); i++) {
      if (packets.get(i).place().key() && isWhole(packets.get(i))) {
        return packets.subList(i, packets.size());
      }
    }
    return List.of();
  }

  private boolean isWhole(ClipPlan.Planned packet) throws IOException {
    try {
      packet.bytes();
      return true;
    } catch (DamagedSegmentException altered) {
      noteDamage(altered);
      return false;
    }
  }

  private void noteDamage(DamagedSegmentException damage) {
    damaged.incrementAndGet();
    LOG.warn("spool=damaged {}; it and what builds on it is left out", damage.getMessage());
  }

  private ClipAnswer write(List<ClipPlan.Planned> packets, ClipRequest request)
      throws IOException, UnfitStreamException {
    Path file = Files.createTempFile(spool.workFolder(), "clip-", ".mp4");
    try (CodedVideo video = codedAs(packets.get(0))) {
      boolean isCopied =
          request.codec() == ClipRequest.Codec.AS_STORED || video.codec().equals("h264");
      Instant start = packets.get(0).place().capturedAt();
      ClipFacts facts;
      try (ClipWriter writer =
          isCopied
              ? new Mp4Writer(file, video.parameters(), start)
              : new H264Copy(file, video.parameters(), start)) {
        facts = copy(packets, video, writer);
        writer.finish();
      }
      made.incrementAndGet();
      return new ClipAnswer.Cut(
          file,
          isCopied ? video.codec() : "h264",
          video.codec(),
          facts.first(),
          facts.last(),
          facts.pictures(),
          facts.longestGap());
    } catch (IOException | UnfitStreamException | RuntimeException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
  }

  private static CodedVideo codedAs(ClipPlan.Planned keyPacket)
      throws IOException, UnfitStreamException {
    return new CodedVideo(keyPacket.reader().format(), keyPacket.bytes());
  }

  private ClipFacts copy(List<ClipPlan.Planned> packets, CodedVideo video, ClipWriter writer)
      throws IOException, UnfitStreamException {
    long[] shownAt = shownAtMillis(packets);
    long[] decodedAt = DecodeTimes.of(shownAt);
    ClipFacts facts = new ClipFacts();
    boolean awaitsKey = false;
    for (int i = 0; i < packets.size(); i++) {
      ClipPlan.Planned packet = packets.get(i);
      if (awaitsKey && !packet.place().key()) {
        continue;
      }
      byte[] bytes;
      try {
        bytes = packet.bytes();
      } catch (DamagedSegmentException altered) {
        noteDamage(altered);
        awaitsKey = true;
        continue;
      }
      if (packet.place().key() && !video.coversAlso(bytes)) {
        LOG.info("clip ends at {} for the camera's coding changes", packet.place().capturedAt());
        break;
      }
      awaitsKey = false;
      writer.write(
          new ClipWriter.TimedPacket(
              bytes, shownAt[i], decodedAt[i], duration(decodedAt, i), packet.place().key()));
      facts.add(packet.place().capturedAt());
    }
    return facts;
  }

  private static long[] shownAtMillis(List<ClipPlan.Planned> packets) {
    long startMillis = packets.get(0).place().capturedAt().toEpochMilli();
    return packets.stream()
        .mapToLong(packet -> packet.place().capturedAt().toEpochMilli() - startMillis)
        .toArray();
  }

  private static long duration(long[] decodedAt, int index) {
    if (index + 1 < decodedAt.length) {
      return decodedAt[index + 1] - decodedAt[index];
    }
    return index > 0 ? decodedAt[index] - decodedAt[index - 1] : ASSUMED_PICTURE_MILLIS;
  }

  private static List<ClipAnswer.Stretch> stretches(List<Segment> segments) {
    List<ClipAnswer.Stretch> stretches = new ArrayList<>();
    Segment before = null;
    Instant first = Instant.MIN;
    for (Segment segment : segments) {
      if (before != null && !before.reaches(segment.start())) {
        stretches.add(new ClipAnswer.Stretch(first, before.end()));
      }
      if (before == null || !before.reaches(segment.start())) {
        first = segment.start();
      }
      before = segment;
    }
    if (before != null) {
      stretches.add(new ClipAnswer.Stretch(first, before.end()));
    }
    return stretches;
  }
}
