package dev.xunjie.evidence.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.evidence.digest.Sha256;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The short codes on the overlays. A code binds an original frame, its capture time and its
 * incident under a secret: who holds the key can tell from a print, years later, whether this
 * installation gave out a still of that frame for that incident. It can't be guessed (60 bits) and
 * not be made without the key. It says nothing of the pixels of the print: those are compared with
 * the bundle, whose signature anybody can check.
 *
 * <p>HMAC-SHA-256 (RFC 2104); its first 60 bits in Crockford's base 32, which has no I, L, O, U.
 */
public final class AntiForgeryCodes {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int SYMBOLS = 12;
  private static final int GROUP = 4;
  private static final int BITS_PER_SYMBOL = 5;
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "xunjie anti-forgery code 1";

  private final SecretKeySpec secret;

  AntiForgeryCodes(byte[] privateKey) {
    // A key of its own, so that no code ever tells anything of the signing key.
    secret =
        new SecretKeySpec(
            hmac(new SecretKeySpec(privateKey, ALGORITHM), PURPOSE.getBytes(UTF_8)), ALGORITHM);
  }

  /** The code of a frame, as in {@code 7K3M-9QXA-2FHT}. */
  public String of(String incidentId, Instant capturedAt, Sha256 original) {
    String facts = "%s|%d|%s".formatted(incidentId, capturedAt.toEpochMilli(), original);
    byte[] mac = hmac(secret, facts.getBytes(UTF_8));
    long bits = ByteBuffer.wrap(mac).getLong();
    StringBuilder code = new StringBuilder();
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      if (symbol > 0 && symbol % GROUP == 0) {
        code.append('-');
      }
      int shift = Long.SIZE - BITS_PER_SYMBOL * (symbol + 1);
      code.append(ALPHABET.charAt((int) (bits >>> shift) & (ALPHABET.length() - 1)));
    }
    return code.toString();
  }

  /** Whether a code that somebody typed is this frame's; O counts as 0, I and L as 1. */
  public boolean isCodeOf(String typed, String incidentId, Instant capturedAt, Sha256 original) {
    return MessageDigest.isEqual(
        canonical(typed).getBytes(UTF_8),
        canonical(of(incidentId, capturedAt, original)).getBytes(UTF_8));
  }

  private static String canonical(String code) {
    return code.toUpperCase(Locale.ROOT)
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1')
        .replaceAll("[^0-9A-Z]", "");
  }

  private static byte[] hmac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java platform has HmacSHA256", absent);
    }
  }
}
