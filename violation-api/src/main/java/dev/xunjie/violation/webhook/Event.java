package dev.xunjie.violation.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something that receivers are told.
 *
 * @param id the same whenever the same is told, so that receivers can leave out what they know
 * @param kind what happened
 * @param at when it happened
 * @param incident what is known of the incident; {@code plate} is told only to those who may know
 * @param detail what else there is to tell, by its name
 */
record Event(
    String id,
    EventKind kind,
    Instant at,
    Map<String, Object> incident,
    Map<String, Object> detail) {
  Event {
    Objects.requireNonNull(id, "id is missing");
    incident = new LinkedHashMap<>(incident);
    detail = new LinkedHashMap<>(detail);
  }

  String incidentId() {
    return String.valueOf(incident.getOrDefault("id", id));
  }

  /** The message's body. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("kind", kind);
    body.put("at", at);
    if (!incident.isEmpty()) {
      body.put("incident", incident);
    }
    body.putAll(detail);
    return body;
  }

  /** The event without the plate. */
  Event withoutPlate() {
    Map<String, Object> rest = new LinkedHashMap<>(incident);
    rest.remove("plate");
    return new Event(id, kind, at, rest, detail);
  }
}
