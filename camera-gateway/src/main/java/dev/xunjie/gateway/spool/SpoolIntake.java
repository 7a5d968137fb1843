package dev.xunjie.gateway.spool;

import dev.xunjie.gateway.reading.PacketSink;
import dev.xunjie.gateway.video.VideoPacket;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes packets from the readers and queues them for the disk. When there is no room it drops a
 * camera's packets up to its next key packet, for what follows on a missing packet is of no use.
 */
final class SpoolIntake implements PacketSink {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolIntake.class);

  private final PacketQueue queue;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicLong dropped = new AtomicLong();

  SpoolIntake(PacketQueue queue) {
    this.queue = queue;
  }

  @Override
  public void streamBegins(String cameraId) {
    lane(cameraId).begin();
  }

  @Override
  public void add(String cameraId, Instant capturedAt, VideoPacket packet) {
    if (packet.sizeBytes() > 0) {
      lane(cameraId).add(capturedAt, packet);
    }
  }

  /** Packets given up because the disk was slow. */
  long dropped() {
    return dropped.get();
  }

  private Lane lane(String cameraId) {
    return lanes.computeIfAbsent(cameraId, Lane::new);
  }

  private final class Lane {
    private final String cameraId;
    private boolean awaitsKey = true;
    private boolean isBehind;

    private Lane(String cameraId) {
      this.cameraId = cameraId;
    }

    private synchronized void begin() {
      awaitsKey = true;
    }

    private synchronized void add(Instant capturedAt, VideoPacket packet) {
      if (awaitsKey && !packet.key()) {
        if (isBehind) {
          dropped.incrementAndGet();
        }
        return;
      }
      boolean taken =
          packet.sizeBytes() <= SegmentLayout.MOST_PACKET_BYTES
              && queue.offer(
                  new SpoolPacket(
                      cameraId,
                      packet.format(),
                      capturedAt,
                      packet.key(),
                      awaitsKey,
                      packet.bytes().get()));
      awaitsKey = !taken;
      if (!taken) {
        dropped.incrementAndGet();
      }
      noteWhetherBehind(!taken);
    }

    private void noteWhetherBehind(boolean now) {
      if (now != isBehind) {
        isBehind = now;
        if (now) {
          LOG.warn(
              "camera={} spool=behind waitingBytes={} packets are dropped up to the next key"
                  + " packet; look at the disk",
              cameraId,
              queue.waitingBytes());
        } else {
          LOG.info("camera={} spool=caught-up", cameraId);
        }
      }
    }
  }
}
