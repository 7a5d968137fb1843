package dev.xunjie.violation.workflow;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock of a case that runs.
 *
 * @param kind which
 * @param startedAt since when
 * @param dueAt when it ends
 */
public record RunningClock(ClockKind kind, Instant startedAt, Instant dueAt) {
  /** Less than this is nearly due: a working day and the night before it. */
  public static final Duration NEARLY = Duration.ofHours(36);

  /** How near its end is. */
  public enum Urgency {
    RUNNING,
    NEARLY_DUE,
    OVERDUE
  }

  /** How near the end is at that time. */
  public Urgency urgencyAt(Instant time) {
    if (!time.isBefore(dueAt)) {
      return Urgency.OVERDUE;
    }
    return Duration.between(time, dueAt).compareTo(NEARLY) < 0
        ? Urgency.NEARLY_DUE
        : Urgency.RUNNING;
  }
}
