package dev.xunjie.violation.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A system that is told what happens.
 *
 * @param id drawn
 * @param url where it takes messages
 * @param kinds what it is told of
 * @param plates whether it is told plate numbers
 * @param active false: messages wait until it is resumed, for three days at most
 * @param createdBy user name of the administrator who registered it
 * @param createdAt when it was registered
 */
record Webhook(
    String id,
    URI url,
    Set<EventKind> kinds,
    boolean plates,
    boolean active,
    String createdBy,
    Instant createdAt) {
  Webhook {
    kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
  }
}
