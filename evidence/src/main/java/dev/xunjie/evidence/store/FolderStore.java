package dev.xunjie.evidence.store;

import dev.xunjie.evidence.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store in a folder of a POSIX file system. An object is written into {@code incoming}, forced to
 * the disk, made read-only, and only then linked to its name: a link never replaces a file, unlike
 * a rename. Needs a file system with hard links.
 */
public final class FolderStore implements WriteOnceStore {
  /** Longer than any writing takes; what is older was left by a process that was killed. */
  private static final Duration ABANDONED_AFTER = Duration.ofHours(6);

  private static final String INCOMING = "incoming";

  private final Path root;
  private final Path incoming;

  /**
   * The store in the folder, which is made if need be. What killed processes left half-written is
   * cleared away.
   */
  public FolderStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.incoming = this.root.resolve(INCOMING);
    try {
      makeFolder(incoming);
      clearAbandoned();
    } catch (IOException unusable) {
      throw unavailable("can't use the evidence folder %s".formatted(this.root), unusable);
    }
  }

  @Override
  public boolean put(String name, Content content) {
    Path target = path(name);
    try {
      if (Files.exists(target)) {
        requireSame(name, target, content);
        return false;
      }
      makeFolder(target.getParent());
      Path draft = Files.createTempFile(incoming, "", ".part");
      try {
        write(draft, content);
        Files.createLink(target, draft);
      } finally {
        Files.deleteIfExists(draft);
      }
      force(target.getParent());
      return true;
    } catch (FileAlreadyExistsException raced) {
      return put(name, content);
    } catch (IOException failed) {
      throw unavailable("can't keep %s in %s; nothing of it stays".formatted(name, root), failed);
    }
  }

  @Override
  public boolean holds(String name) {
    return Files.exists(path(name));
  }

  @Override
  public Optional<InputStream> open(String name) {
    try {
      return Optional.of(Files.newInputStream(path(name)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw unavailable("can't read %s in %s".formatted(name, root), unreadable);
    }
  }

  private Path path(String name) {
    return root.resolve(ObjectName.require(name));
  }

  private static void write(Path draft, Content content) throws IOException {
    Sha256 written;
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        InputStream source = content.open()) {
      OutputStream out = Channels.newOutputStream(channel);
      written = Sha256.ofCopied(source, out);
      channel.force(true);
    }
    if (!written.equals(content.sha256())) {
      throw new IOException(
          "the source changed while it was read: %s instead of %s"
              .formatted(written, content.sha256()));
    }
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("r--r--r--"));
  }

  private static void requireSame(String name, Path kept, Content content) throws IOException {
    Sha256 there = Sha256.of(kept);
    if (!there.equals(content.sha256())) {
      throw new WrittenOnceException(name, there, content.sha256());
    }
  }

  /** Makes the folder and those above it, each forced to the disk by the one that holds it. */
  private static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeFolder(folder.getParent());
      Files.createDirectories(folder);
      force(folder.getParent());
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void clearAbandoned() throws IOException {
    Instant limit = Instant.now().minus(ABANDONED_AFTER);
    List<Path> drafts;
    try (Stream<Path> files = Files.list(incoming)) {
      drafts = files.toList();
    }
    for (Path draft : drafts) {
      try {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(limit)) {
          Files.deleteIfExists(draft);
        }
      } catch (NoSuchFileException ignored) {
        // Its writer has just finished.
      }
    }
  }

  private static StoreUnavailableException unavailable(String what, IOException why) {
    return new StoreUnavailableException(
        "%s: %s. Once this is mended the same can be tried again."
            .formatted(what, why.getMessage()),
        why);
  }
}
