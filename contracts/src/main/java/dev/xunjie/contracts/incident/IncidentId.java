package dev.xunjie.contracts.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.geometry.NormalisedPoint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Incident ids are derived, never drawn: the same offence, camera, zone, start and place give the
 * same id on replay and after a restart, so that whoever stores incidents can upsert on it.
 */
public final class IncidentId {
  private static final int HEX_DIGITS = 24;

  private IncidentId() {}

  /**
   * The id: 24 hexadecimal digits of a SHA-256.
   *
   * @param startedAt start of the episode, to the millisecond
   * @param place where it was first seen; taken to a hundredth of the picture
   */
  public static String derive(
      Offence offence, String cameraId, String zoneId, Instant startedAt, NormalisedPoint place) {
    String facts =
        String.format(
            Locale.ROOT,
            "%s|%s|%s|%d|%.2f|%.2f",
            offence,
            cameraId,
            zoneId,
            startedAt.toEpochMilli(),
            place.x(),
            place.y());
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(facts.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
