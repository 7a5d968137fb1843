package dev.xunjie.detector.shopfront;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture of a zone with nothing standing there. It is known by its content and read only when it
 * must be compared, for it may lie outside of memory.
 */
public interface ReferencePicture {
  /** The name by which the zone's policy calls it. */
  String name();

  /** What {@link #digestOf} says of its bytes. */
  String digest();

  /** Its bytes: any still picture that OpenCV reads. */
  byte[] bytes();

  /** One that lies in memory. */
  static ReferencePicture of(String name, byte[] bytes) {
    return new InMemory(name, digestOf(bytes), bytes);
  }

  /** Lower-case hexadecimal SHA-256. */
  static String digestOf(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }

  /** Nothing to fetch. */
  record InMemory(String name, String digest, byte[] bytes) implements ReferencePicture {}
}
