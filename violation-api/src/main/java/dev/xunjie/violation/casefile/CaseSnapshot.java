package dev.xunjie.violation.casefile;

import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.violation.approval.Answer;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.recheck.Rechecks.RecheckView;
import dev.xunjie.violation.task.TaskPhoto;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.ClockKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the database knows of a case at one moment.
 *
 * @param incident the case with all its steps
 * @param squadNames what squads are called, by id
 * @param bundle its newest sealed evidence, if there is any
 * @param looks second looks after orders to correct, the oldest first
 * @param photos what the squad took, in the order in which it came
 * @param approval whether its camera was approved at the time of capture
 * @param clocks its clocks, also those that stopped
 * @param trail what the record has of it
 * @param at the moment
 */
record CaseSnapshot(
    IncidentDetail incident,
    Map<String, String> squadNames,
    Optional<SealedBundle> bundle,
    List<RecheckView> looks,
    List<TaskPhoto> photos,
    Answer approval,
    List<ClockRun> clocks,
    Trail trail,
    Instant at) {
  /** A clock that ran or runs. */
  record ClockRun(ClockKind kind, Instant startedAt, Instant dueAt, Optional<Instant> stoppedAt) {}

  /** Whether the clock ran out before what it asks for was done. */
  boolean isMissed(ClockRun clock) {
    return clock.stoppedAt().orElse(at).isAfter(clock.dueAt());
  }

  /** The last time that this was done to the case, if it was. */
  Optional<CaseStep> last(CaseAction action) {
    return incident.steps().stream()
        .filter(step -> step.action() == action)
        .reduce((earlier, later) -> later);
  }

  /** For which look a picture of that time was taken, if for one. */
  Optional<RecheckView> lookAt(Instant capturedAt) {
    return looks.stream()
        .filter(look -> !capturedAt.isBefore(look.dueAt()))
        .filter(
            look -> look.answeredAt().filter(answered -> !capturedAt.isAfter(answered)).isPresent())
        .reduce((earlier, later) -> later);
  }
}
