package dev.xunjie.streams.perception;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.reference.ReferenceKey;

/**
 * What the {@code references} topic says of a picture of a zone with nothing standing there.
 *
 * @param cameraId whose zone
 * @param zoneId which zone
 * @param picture its name in the zone's policy
 * @param message where the message lies in its topic
 * @param jpeg the picture; empty if it was taken away
 */
public record ReferenceChange(
    String cameraId, String zoneId, String picture, FrameReference message, byte[] jpeg) {
  /** Which picture of which zone. */
  public ReferenceKey key() {
    return new ReferenceKey(cameraId, zoneId, picture);
  }
}
