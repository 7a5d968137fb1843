package dev.xunjie.gateway.spool;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the queued packets, on a thread of its own: the only one that makes, ends and deletes
 * segments. While the disk refuses, a camera's packets are dropped up to its next key packet, with
 * which it is tried again; when the disk has room it goes on by itself.
 */
final class SpoolWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolWriter.class);
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration CARE_INTERVAL = Duration.ofSeconds(5);

  /** Cameras that are lost this long have most likely more to do than to send the next picture. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final PacketQueue queue;
  private final SpoolFolder folder;
  private final SegmentIndex index;
  private final SpoolDisk disk;
  private final Retention retention;
  private final InstantSource time;
  private final Map<String, OpenSegment> open = new HashMap<>();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong writeErrors = new AtomicLong();
  private final Thread thread = new Thread(this::run, "spool-writer");
  private volatile boolean closing;
  private boolean diskRefuses;
  private Instant careAt = Instant.MIN;

  SpoolWriter(
      PacketQueue queue,
      SpoolFolder folder,
      SegmentIndex index,
      SpoolDisk disk,
      Retention retention,
      InstantSource time) {
    this.queue = queue;
    this.folder = folder;
    this.index = index;
    this.disk = disk;
    this.retention = retention;
    this.time = time;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Packets given up because the disk refused them. */
  long dropped() {
    return dropped.get();
  }

  /** How often the disk refused to write, rename or delete. */
  long writeErrors() {
    return writeErrors.get();
  }

  private void run() {
    try {
      while (!closing) {
        step(PATIENCE);
      }
      while (step(Duration.ZERO)) {}
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      List.copyOf(open.values()).forEach(this::finish);
    }
  }

  private boolean step(Duration wait) throws InterruptedException {
    Optional<SpoolPacket> packet = queue.take(wait);
    Instant now = time.instant();
    try {
      packet.ifPresent(taken -> write(taken, now));
      if (isCareDue(now)) {
        careAt = now.plus(CARE_INTERVAL);
        finishIdle(now);
        applyRetention(now);
      }
    } catch (RuntimeException unexpected) {
      writeErrors.incrementAndGet();
      LOG.error("spool=failed unexpectedly; it goes on with the next packet", unexpected);
    }
    return packet.isPresent();
  }

  /** Also after the wall clock was set back. */
  private boolean isCareDue(Instant now) {
    return !now.isBefore(careAt) || now.plus(CARE_INTERVAL).isBefore(careAt);
  }

  private void write(SpoolPacket packet, Instant now) {
    OpenSegment segment = open.get(packet.cameraId());
    if (segment != null && segment.endsBefore(packet)) {
      finish(segment);
      segment = null;
    }
    if (segment == null && !packet.key()) {
      dropped.incrementAndGet();
      return;
    }
    try {
      if (segment == null) {
        segment = new OpenSegment(disk, folder.ofCamera(packet.cameraId()), packet);
        open.put(packet.cameraId(), segment);
      }
      segment.append(packet, now);
      index.put(segment.whole());
      noteThatDiskWrites();
      if (retention.isBeyondBytes()) {
        applyRetention(now);
      }
    } catch (IOException refused) {
      dropped.incrementAndGet();
      noteThatDiskRefuses(refused);
      if (segment != null) {
        finish(segment);
      }
    }
  }

  private void finish(OpenSegment segment) {
    open.remove(segment.whole().cameraId());
    try {
      segment.finish().ifPresent(index::put);
    } catch (IOException refused) {
      noteThatDiskRefuses(refused);
    }
  }

  private void finishIdle(Instant now) {
    List.copyOf(open.values()).stream()
        .filter(segment -> segment.lastAppendAt().isBefore(now.minus(IDLE)))
        .forEach(this::finish);
  }

  private void applyRetention(Instant now) {
    try {
      retention.apply(now);
    } catch (IOException refused) {
      noteThatDiskRefuses(refused);
    }
  }

  private void noteThatDiskRefuses(IOException cause) {
    writeErrors.incrementAndGet();
    if (!diskRefuses) {
      diskRefuses = true;
      LOG.warn(
          "spool=refused cause=\"{}\" packets are dropped until the disk takes them again; make"
              + " room, or lower XUNJIE_SPOOL_MB",
          cause.toString());
    }
  }

  private void noteThatDiskWrites() {
    if (diskRefuses) {
      diskRefuses = false;
      LOG.info("spool=back packets are kept again dropped={}", dropped.get());
    }
  }

  /** Writes what still waits, ends all segments; within a few seconds. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(FAREWELL.toMillis());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
