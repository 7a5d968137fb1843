package dev.xunjie.gateway.spool;

import dev.xunjie.gateway.reading.PacketSink;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The spool of one gateway: takes packets in, keeps them for a while, tells what there is. */
public final class Spool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  private final SpoolFolder folder;
  private final Path workFolder;
  private final SegmentIndex index;
  private final PacketQueue queue;
  private final SpoolIntake intake;
  private final SpoolWriter writer;
  private final InstantSource time;

  private Spool(SpoolSettings settings, SpoolFolder folder, SpoolDisk disk, InstantSource time)
      throws IOException {
    this.folder = folder;
    this.time = time;
    workFolder = folder.emptyWorkFolder();
    index = folder.index();
    queue = new PacketQueue(settings.queueBytes());
    intake = new SpoolIntake(queue);
    Retention retention = new Retention(settings, index, disk);
    writer = new SpoolWriter(queue, folder, index, disk, retention, time);
    LOG.info(
        "spool=opened folder={} segments={} bytes={} keptFor={} keptBytes={}",
        settings.folder(),
        index.count(),
        index.bytes(),
        settings.keptFor(),
        settings.keptBytes());
  }

  /**
   * Opens the spool with what its folder holds already; takes and deletes nothing before {@link
   * #start}.
   *
   * @throws IOException if the folder can't be used, or another gateway uses it
   */
  public static Spool open(SpoolSettings settings, InstantSource time) throws IOException {
    return open(settings, SpoolDisk.fileSystem(), time);
  }

  static Spool open(SpoolSettings settings, SpoolDisk disk, InstantSource time) throws IOException {
    SpoolFolder folder = SpoolFolder.hold(settings.folder());
    try {
      return new Spool(settings, folder, disk, time);
    } catch (IOException | RuntimeException unusable) {
      folder.close();
      throw unusable;
    }
  }

  public void start() {
    writer.start();
  }

  /** Where readers put their packets; never makes one wait. */
  public PacketSink intake() {
    return intake;
  }

  /** A camera's segments by their start; none if nothing of it is kept. */
  public List<Segment> segmentsOf(String cameraId) {
    return index.of(cameraId);
  }

  /**
   * Opens a segment for reading.
   *
   * @return empty if it has been deleted meanwhile
   * @throws IOException if it can't be read
   */
  public Optional<SegmentReader> read(Segment segment) throws IOException {
    Optional<Segment> present = Optional.of(segment);
    while (present.isPresent()) {
      Path file = present.get().file();
      try {
        return Optional.of(SegmentReader.open(file, present.get().bytes()));
      } catch (NoSuchFileException renamedOrDeleted) {
        present =
            index
                .find(segment.cameraId(), segment.start())
                .filter(known -> !known.file().equals(file));
      }
    }
    return Optional.empty();
  }

  /** For clips in the making; emptied when the spool is opened. */
  public Path workFolder() {
    return workFolder;
  }

  /** Bytes of all segments. */
  public long bytes() {
    return index.bytes();
  }

  public int segments() {
    return index.count();
  }

  /** How long ago the oldest packet was taken. */
  public Duration oldestAge() {
    Instant now = time.instant();
    return Duration.between(index.oldestStart().orElse(now), now);
  }

  /** Packets given up because the disk was slow or refused them. */
  public long dropped() {
    return intake.dropped() + writer.dropped();
  }

  /** How often the disk refused to write, rename or delete. */
  public long writeErrors() {
    return writer.writeErrors();
  }

  /** Bytes of packets that wait for the disk. */
  public long waitingBytes() {
    return queue.waitingBytes();
  }

  @Override
  public void close() {
    writer.close();
    try {
      folder.close();
    } catch (IOException unreleased) {
      LOG.warn("spool=not-released cause=\"{}\"", unreleased.getMessage());
    }
  }
}
