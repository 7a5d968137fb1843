package dev.xunjie.contracts.reference;

import dev.xunjie.contracts.Identifier;

/**
 * Which reference picture of which zone: the key of the compacted {@code references} topic, as text
 * {@code camera/zone/picture}. The value is the picture itself, a JPEG.
 *
 * @param cameraId whose picture it is
 * @param zoneId of which zone
 * @param picture the name by which the zone's policy calls it
 */
public record ReferenceKey(String cameraId, String zoneId, String picture) {
  private static final String SEPARATOR = "/";
  private static final int PARTS = 3;

  public ReferenceKey {
    Identifier.require("camera", cameraId);
    Identifier.require("zone", zoneId);
    Identifier.require("picture", picture);
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if it isn't one; the message says why
   */
  public static ReferenceKey parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(
          "the key is \"%s\", but must be camera/zone/picture".formatted(text));
    }
    return new ReferenceKey(parts[0], parts[1], parts[2]);
  }

  /** The key as text. */
  public String text() {
    return String.join(SEPARATOR, cameraId, zoneId, picture);
  }
}
