package dev.xunjie.contracts.recheck;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.incident.Offence;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody was ordered to correct an offence by a date: look again from then on. The {@code
 * recheck-orders} topic, keyed by camera id.
 *
 * @param orderId of the order; its answer bears the same
 * @param incidentId what was to be corrected
 * @param offence which offence
 * @param cameraId whose picture shows the place
 * @param zoneId where in it
 * @param issuedAt when the second look was ordered
 * @param dueAt by when it had to be corrected; not before {@code issuedAt}
 */
public record RecheckOrder(
    String orderId,
    String incidentId,
    Offence offence,
    String cameraId,
    String zoneId,
    Instant issuedAt,
    Instant dueAt) {
  public RecheckOrder {
    Identifier.require("order", orderId);
    Identifier.require("incident", incidentId);
    Objects.requireNonNull(offence, "offence is missing");
    Identifier.require("camera", cameraId);
    Identifier.require("zone", zoneId);
    Objects.requireNonNull(issuedAt, "issuedAt is missing");
    Objects.requireNonNull(dueAt, "dueAt is missing");
    if (dueAt.isBefore(issuedAt)) {
      throw new IllegalArgumentException(
          "order %s is due at %s, before it was issued at %s".formatted(orderId, dueAt, issuedAt));
    }
  }
}
