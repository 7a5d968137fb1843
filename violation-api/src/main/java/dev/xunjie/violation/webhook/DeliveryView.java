package dev.xunjie.violation.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * How a message fares.
 *
 * @param eventId what it tells of
 * @param kind what it tells of
 * @param incidentId of which incident; of a test the event's id
 * @param state how far it came
 * @param attempts how often it was sent
 * @param createdAt when it was written
 * @param nextAt when it is sent next, if it is; later, while an earlier one of the incident waits
 * @param lastOutcome what came of the last attempt
 * @param doneAt when it arrived or was given up
 */
record DeliveryView(
    String eventId,
    EventKind kind,
    String incidentId,
    State state,
    int attempts,
    Instant createdAt,
    Optional<Instant> nextAt,
    String lastOutcome,
    Optional<Instant> doneAt) {
  /** How far it came. */
  enum State {
    PENDING,
    DELIVERED,
    FAILED
  }
}
