package dev.xunjie.standalone.rtsp;

import dev.xunjie.standalone.rtsp.rtp.LiveClip;
import dev.xunjie.standalone.rtsp.rtp.RtpPacketiser;
import dev.xunjie.standalone.rtsp.rtp.SenderReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends one client the pictures of a live clip, each when it is due, from the newest key picture
 * on.
 */
final class Playback {
  /** As often as RFC 3550, 6.2, recommends at least. */
  private static final long REPORT_INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

  private static final String CANONICAL_NAME = "xunjie";

  private final LiveClip live;
  private final RtpPacketiser packetiser;
  private final InterleavedTransport transport;
  private final RtspOutput output;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final long firstPicture;
  private volatile long dueNanos;

  Playback(
      LiveClip live, RtpPacketiser packetiser, InterleavedTransport transport, RtspOutput output) {
    this.live = live;
    this.packetiser = packetiser;
    this.transport = transport;
    this.output = output;
    long nowNanos = System.nanoTime();
    firstPicture = live.newestKeyPicture(nowNanos);
    dueNanos = nowNanos;
  }

  /** Sends until stopped or until the client is gone. */
  void run() throws IOException, InterruptedException {
    long beginNanos = dueNanos;
    long reportDueNanos = beginNanos;
    for (long number = firstPicture; ; number++) {
      long takenAtNanos = live.takenAtNanos(number);
      dueNanos = Math.max(beginNanos, takenAtNanos);
      if (stopped.await(takenAtNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return;
      }
      if (System.nanoTime() - reportDueNanos >= 0) {
        output.write(transport.reportChannel(), List.of(report()));
        reportDueNanos = System.nanoTime() + REPORT_INTERVAL_NANOS;
      }
      output.write(
          transport.mediaChannel(),
          packetiser.packetise(live.picture(number), live.timestamp(number)));
    }
  }

  void stop() {
    stopped.countDown();
  }

  /** How late the picture is that is being sent or waited for; negative: it isn't due yet. */
  long lateNanos(long nowNanos) {
    return nowNanos - dueNanos;
  }

  /** RTP timestamp of the first picture, 0 to 2³² − 1. */
  long firstTimestamp() {
    return Integer.toUnsignedLong(live.timestamp(firstPicture));
  }

  int firstSequence() {
    return packetiser.nextSequence();
  }

  private byte[] report() {
    Instant now = Instant.now();
    return new SenderReport(
            packetiser.source(),
            now,
            live.timestampAt(System.nanoTime()),
            packetiser.packetsSent(),
            packetiser.payloadBytesSent())
        .toPacket(CANONICAL_NAME);
  }
}
