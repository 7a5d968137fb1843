package dev.xunjie.evidence.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of PEM (RFC 7468), as OpenSSL writes and reads them. */
final class PemFile {
  private static final int LINE_LENGTH = 64;

  private PemFile() {}

  static String block(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64);
  }

  static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), US_ASCII);
    } catch (NoSuchFileException absent) {
      throw new UnusableKeyException("there is no key file " + file, absent);
    } catch (IOException unreadable) {
      throw new UnusableKeyException(
          "can't read the key file %s: %s".formatted(file, unreadable), unreadable);
    }
  }

  static Optional<byte[]> find(String label, String pem, Path file) {
    Matcher block =
        Pattern.compile(
                "-----BEGIN %1$s-----(.*?)-----END %1$s-----".formatted(label), Pattern.DOTALL)
            .matcher(pem);
    if (!block.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(block.group(1).replaceAll("\\s", "")));
    } catch (IllegalArgumentException damaged) {
      throw new UnusableKeyException(
          "%s is damaged: its %s isn't Base64".formatted(file, label), damaged);
    }
  }
}
