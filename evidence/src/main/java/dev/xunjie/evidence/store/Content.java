package dev.xunjie.evidence.store;

import dev.xunjie.evidence.digest.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes to be kept, of known size and hash, that can be read more than once. */
public final class Content {
  private final long bytes;
  private final Sha256 sha256;
  private final Source source;

  private Content(long bytes, Sha256 sha256, Source source) {
    this.bytes = bytes;
    this.sha256 = sha256;
    this.source = source;
  }

  /** These bytes. */
  public static Content of(byte[] content) {
    byte[] kept = content.clone();
    return new Content(kept.length, Sha256.of(kept), () -> new ByteArrayInputStream(kept));
  }

  /**
   * What lies in the file, which must not change meanwhile: a store refuses it then.
   *
   * @throws UncheckedIOException if it can't be read
   */
  public static Content of(Path file) {
    try {
      return new Content(Files.size(file), Sha256.of(file), () -> Files.newInputStream(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't read " + file, unreadable);
    }
  }

  /** Bytes from elsewhere, of which size and hash were told. */
  static Content of(long bytes, Sha256 sha256, Source source) {
    return new Content(bytes, sha256, source);
  }

  /** Its size. */
  public long bytes() {
    return bytes;
  }

  /** Its hash. */
  public Sha256 sha256() {
    return sha256;
  }

  /** The bytes from the beginning; the caller closes the stream. */
  public InputStream open() throws IOException {
    return source.open();
  }

  /** Where the bytes come from. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }
}
