package dev.xunjie.evidence.digest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of some bytes (FIPS 180-4), by which a file is named and known again.
 *
 * <p>In JSON a text.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(@JsonValue String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator
  public Sha256 {
    if (hex == null || !FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no SHA-256: 64 lower-case hexadecimal digits".formatted(hex));
    }
  }

  /** The hash of the bytes. */
  public static Sha256 of(byte[] bytes) {
    return finish(newDigest(), bytes);
  }

  /** The hash of all that the stream still gives; doesn't close it. */
  public static Sha256 of(InputStream stream) throws IOException {
    return ofCopied(stream, OutputStream.nullOutputStream());
  }

  /** The hash of the file's content. */
  public static Sha256 of(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return of(stream);
    }
  }

  /** Copies all that the stream still gives; the hash of what was copied. Closes neither. */
  public static Sha256 ofCopied(InputStream from, OutputStream to) throws IOException {
    MessageDigest digest = newDigest();
    new DigestInputStream(from, digest).transferTo(to);
    return finish(digest, new byte[0]);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static Sha256 finish(MessageDigest digest, byte[] last) {
    return new Sha256(HexFormat.of().formatHex(digest.digest(last)));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
