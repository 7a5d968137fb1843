package dev.xunjie.gateway.reading;

import dev.xunjie.contracts.frame.FrameHeader;
import dev.xunjie.gateway.sending.FrameFate;
import dev.xunjie.gateway.video.GreyThumbnail;
import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.VideoPacket;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a gateway run remembers of one camera, whatever happens to its readers and settings: its
 * counters, its clock, its numbering of frames.
 */
public final class CameraHistory implements FrameFate {
  private final String cameraId;
  private final CaptureClock clock = new CaptureClock();
  private final AtomicLong framesSent = new AtomicLong();
  private final AtomicLong framesDropped = new AtomicLong();
  private final AtomicLong undecodable = new AtomicLong();
  private final AtomicLong reconnects = new AtomicLong();
  private final AtomicReference<Optional<Instant>> lastFrameAt =
      new AtomicReference<>(Optional.empty());
  private long nextSequence;
  private Instant lastCapturedAt = Instant.MIN;
  private Optional<GreyThumbnail> lastThumbnail = Optional.empty();

  CameraHistory(String cameraId) {
    this.cameraId = cameraId;
  }

  public String cameraId() {
    return cameraId;
  }

  void beginStream() {
    clock.beginStream();
  }

  /** When the camera took the picture of its next packet. */
  Instant timeOf(VideoPacket packet, Instant arrival) {
    return clock.timeOf(packet.streamTime(), packet.cameraTime(), arrival).at();
  }

  /**
   * Numbers and times the camera's next frame: as the packet that it was decoded from, if that was
   * timed, and always after the frame before.
   */
  FrameHeader headerFor(Picture picture, Instant arrival) {
    CaptureClock.CaptureTime time =
        clock
            .told(picture.streamTime())
            .orElseGet(() -> clock.timeOf(picture.streamTime(), picture.cameraTime(), arrival));
    lastCapturedAt = time.at().isAfter(lastCapturedAt) ? time.at() : lastCapturedAt.plusMillis(1);
    double change = lastThumbnail.map(picture.thumbnail()::differenceFrom).orElse(1.0);
    lastThumbnail = Optional.of(picture.thumbnail());
    return new FrameHeader(
        lastCapturedAt,
        time.source(),
        picture.widthPixels(),
        picture.heightPixels(),
        nextSequence++,
        change);
  }

  @Override
  public void sent(Instant capturedAt) {
    framesSent.incrementAndGet();
    lastFrameAt.accumulateAndGet(
        Optional.of(capturedAt),
        (before, now) -> before.isPresent() && before.get().isAfter(capturedAt) ? before : now);
  }

  @Override
  public void dropped() {
    framesDropped.incrementAndGet();
  }

  void addUndecodable(long more) {
    undecodable.addAndGet(more);
  }

  void reconnecting() {
    reconnects.incrementAndGet();
  }

  /** Frames that Kafka has. */
  public long framesSent() {
    return framesSent.get();
  }

  /** Frames given up because Kafka was slow or away. */
  public long framesDropped() {
    return framesDropped.get();
  }

  /** Packets and pictures that were damaged. */
  public long undecodable() {
    return undecodable.get();
  }

  /** How often the stream had to be opened again. */
  public long reconnects() {
    return reconnects.get();
  }

  /** Capture time of the newest frame that Kafka has. */
  public Optional<Instant> lastFrameAt() {
    return lastFrameAt.get();
  }
}
