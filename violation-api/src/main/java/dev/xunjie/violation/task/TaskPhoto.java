package dev.xunjie.violation.task;

import dev.xunjie.violation.area.GeoPoint;
import java.time.Instant;
import java.util.Optional;

/**
 * A photo that a squad took on site.
 *
 * @param id made by the phone
 * @param incidentId of which case
 * @param moment when in the squad's work
 * @param sha256 of the bytes as the phone sent them
 * @param bytes how many
 * @param contentType what the bytes are, as found by opening them
 * @param takenAt by the phone's clock
 * @param place where the phone was, if it said so
 * @param accuracyMetres how well it knew
 * @param uploadedBy user name
 * @param uploadedByName what they are called
 * @param uploadedAt when it came, by the API's clock
 */
public record TaskPhoto(
    String id,
    String incidentId,
    Moment moment,
    String sha256,
    int bytes,
    String contentType,
    Instant takenAt,
    Optional<GeoPoint> place,
    Optional<Double> accuracyMetres,
    String uploadedBy,
    String uploadedByName,
    Instant uploadedAt) {
  /** When in the squad's work a photo was taken. */
  public enum Moment {
    /** Before the squad did anything. */
    BEFORE,
    /** After it. */
    AFTER
  }
}
