package dev.xunjie.violation.still;

import dev.xunjie.violation.ApiSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The pictures, each in a file named by the SHA-256 of its bytes: {@code ab/cd/abcd….jpg}. A file
 * is written once, whole, and never again; reading checks it against its name.
 */
@Component
final class EvidenceStore {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;

  EvidenceStore(ApiSettings settings) {
    this.folder = settings.evidenceDir().toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "can't create the evidence folder %s: set XUNJIE_EVIDENCE_DIR to one that is writable"
              .formatted(folder),
          refused);
    }
  }

  /**
   * Stores a picture, unless it is there already; once this returns it survives a power cut.
   *
   * @return the SHA-256 of its bytes, 64 hexadecimal digits
   * @throws AlteredEvidenceException if a file of that name holds something else
   */
  String store(byte[] jpeg) throws IOException {
    String sha256 = sha256(jpeg);
    Path file = file(sha256);
    if (Files.exists(file)) {
      read(sha256);
      return sha256;
    }
    Files.createDirectories(file.getParent());
    Path unfinished = Files.createTempFile(file.getParent(), sha256, ".part");
    try {
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(jpeg);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    for (Path parent = file.getParent(); parent.startsWith(folder); parent = parent.getParent()) {
      makeEntriesDurable(parent);
    }
    return sha256;
  }

  /**
   * The picture with that hash, checked.
   *
   * @throws AlteredEvidenceException if the file is gone or holds something else
   */
  byte[] read(String sha256) throws IOException {
    Path file = file(sha256);
    if (!Files.exists(file)) {
      throw new AlteredEvidenceException(folder.relativize(file), "is gone");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!sha256(bytes).equals(sha256)) {
      throw new AlteredEvidenceException(
          folder.relativize(file), "was altered: its hash is " + sha256(bytes));
    }
    return bytes;
  }

  private Path file(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
    return folder
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2, 4))
        .resolve(sha256 + ".jpg");
  }

  private static void makeEntriesDurable(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
