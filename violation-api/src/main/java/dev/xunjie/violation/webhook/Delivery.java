package dev.xunjie.violation.webhook;

import java.net.URI;
import java.time.Instant;

/**
 * A message on its way to a receiver.
 *
 * @param id counts up: the order in which things happened to an incident
 * @param webhookId whom it goes to
 * @param url where it goes
 * @param secret what it is signed with
 * @param eventId what it tells of
 * @param kind what it tells of
 * @param body its body, word for word the same in every attempt
 * @param createdAt when it was written
 * @param attempts which attempt this is, from 1
 */
record Delivery(
    long id,
    String webhookId,
    URI url,
    String secret,
    String eventId,
    EventKind kind,
    String body,
    Instant createdAt,
    int attempts) {}
