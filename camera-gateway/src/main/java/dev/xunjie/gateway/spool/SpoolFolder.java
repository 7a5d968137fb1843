package dev.xunjie.gateway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder on disk: one sub-folder a camera, named by its id, with its segments. Names that begin
 * with a dot are no camera's. Held by one gateway at a time.
 */
final class SpoolFolder implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolFolder.class);

  private final Path root;
  private final FileChannel lockFile;
  private final Map<String, Path> cameras = new ConcurrentHashMap<>();

  private SpoolFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Takes the folder for this process.
   *
   * @throws IOException if it can't be made or written, or another process has it; says so
   */
  static SpoolFolder hold(Path root) throws IOException {
    FileChannel lockFile;
    try {
      Files.createDirectories(root);
      lockFile =
          FileChannel.open(
              root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException unwritable) {
      throw new IOException(
          "the spool's folder %s can't be written (%s): set XUNJIE_SPOOL_DIR to one that can"
              .formatted(root, unwritable.getMessage()),
          unwritable);
    }
    if (!isLocked(lockFile)) {
      lockFile.close();
      throw new IOException(
          "another gateway spools into %s: give each its own XUNJIE_SPOOL_DIR".formatted(root));
    }
    return new SpoolFolder(root, lockFile);
  }

  /** The same object each time, for every segment holds it. */
  Path ofCamera(String cameraId) {
    return cameras.computeIfAbsent(cameraId, root::resolve);
  }

  /** An empty folder for clips in the making. */
  Path emptyWorkFolder() throws IOException {
    Path work = Files.createDirectories(root.resolve(".clips"));
    try (Stream<Path> left = Files.list(work)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    return work;
  }

  /**
   * Finds the segments that are there. What a killed gateway was writing is ended after its last
   * whole packet; what holds none is deleted.
   */
  SegmentIndex index() throws IOException {
    SegmentIndex index = new SegmentIndex();
    for (Path entry : entries(root)) {
      String cameraId = entry.getFileName().toString();
      if (Files.isDirectory(entry) && !cameraId.startsWith(".")) {
        for (Path file : entries(ofCamera(cameraId))) {
          segmentAt(file, cameraId).ifPresent(index::put);
        }
      }
    }
    return index;
  }

  private Optional<Segment> segmentAt(Path file, String cameraId) {
    Optional<SegmentName> name = SegmentName.parse(file);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<Instant> end = name.get().end();
      return end.isPresent()
          ? Optional.of(segment(cameraId, name.get().start(), end.get(), Files.size(file)))
          : salvaged(file, name.get(), cameraId);
    } catch (IOException unreadable) {
      LOG.warn("spool=left-out file={} cause=\"{}\"", file, unreadable.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Segment> salvaged(Path file, SegmentName name, String cameraId)
      throws IOException {
    Instant end = name.start();
    long wholeBytes = 0;
    try (SegmentReader reader = SegmentReader.open(file, Files.size(file))) {
      for (PacketPlace place : reader.places()) {
        reader.read(place);
        wholeBytes = SegmentReader.endOf(place);
        end = place.capturedAt().isAfter(end) ? place.capturedAt() : end;
      }
    } catch (DamagedSegmentException torn) {
      LOG.debug("spool=torn file={} cause=\"{}\"", file, torn.getMessage());
    }
    long lostBytes = Files.size(file) - wholeBytes;
    if (wholeBytes == 0) {
      Files.delete(file);
      LOG.info("spool=discarded file={} bytes={} no packet in it is whole", file, lostBytes);
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(wholeBytes);
    }
    Segment salvaged = segment(cameraId, name.start(), end, wholeBytes);
    Files.move(file, salvaged.file());
    LOG.info(
        "spool=salvaged file={} bytes={} tornOffBytes={}", salvaged.file(), wholeBytes, lostBytes);
    return Optional.of(salvaged);
  }

  private Segment segment(String cameraId, Instant start, Instant end, long bytes) {
    return new Segment(cameraId, start, end, bytes, ofCamera(cameraId), false);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  private static boolean isLocked(FileChannel lockFile) throws IOException {
    try {
      FileLock lock = lockFile.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
