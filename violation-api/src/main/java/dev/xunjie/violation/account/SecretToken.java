package dev.xunjie.violation.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Secrets that only their bearer knows: what is stored is a digest, which signs nobody in. A plain
 * SHA-256 is enough, for 256 drawn bits can't be guessed as a password can.
 */
public final class SecretToken {
  private static final int DRAWN_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretToken() {}

  /** A new one: 43 characters that are safe in a cookie and a header. */
  public static String draw() {
    byte[] drawn = new byte[DRAWN_BYTES];
    RANDOM.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  /** SHA-256 of a token in hexadecimal. */
  public static String digestOf(String token) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
