package dev.xunjie.violation.record;

import dev.xunjie.violation.activity.Activity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which activities are asked for; each condition holds only if it is given.
 *
 * @param subject exactly this subject
 * @param actor exactly this user name
 * @param kind this kind
 * @param from not before this time
 * @param to before this time
 */
record RecordFilter(
    Optional<String> subject,
    Optional<String> actor,
    Optional<Activity.Kind> kind,
    Optional<Instant> from,
    Optional<Instant> to) {
  /** No condition at all. */
  static final RecordFilter EVERYTHING =
      new RecordFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  RecordFilter {
    subject = subject.filter(text -> !text.isBlank());
    actor = actor.filter(text -> !text.isBlank());
  }

  /** The given conditions, as the record of this very question holds them. */
  Map<String, Object> asDetail() {
    Map<String, Object> given = new TreeMap<>();
    subject.ifPresent(text -> given.put("subject", text));
    actor.ifPresent(text -> given.put("actor", text));
    kind.ifPresent(wanted -> given.put("kind", wanted));
    from.ifPresent(time -> given.put("from", time));
    to.ifPresent(time -> given.put("to", time));
    return given;
  }
}
