package dev.xunjie.violation.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.violation.area.GeoPoint;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.still.StillView;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.CaseState;
import dev.xunjie.violation.workflow.Precondition;
import dev.xunjie.violation.workflow.RunningClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a squad needs to know of a task, and may.
 *
 * @param entry as a list shows it
 * @param caseClass the offence's code in the GB/T 30428 family
 * @param location where the camera stands
 * @param direction where it looks
 * @param sign the sign or marking that the zone relies on
 * @param startedAt start of the episode
 * @param dwellSeconds time at rest that pictures prove
 * @param lead why the camera's record alone is no case, if it isn't
 * @param clocks what runs, the nearest end first
 * @param moves what the squad can do, in this state and in those that follow
 * @param sentBy who sent the squad there
 * @param steps what was done before, in order
 * @param stills its stills, in order of time
 * @param photos the squad's photos so far
 */
record Task(
    @JsonUnwrapped TaskEntry entry,
    String caseClass,
    Optional<GeoPoint> location,
    Optional<String> direction,
    Optional<String> sign,
    Instant startedAt,
    double dwellSeconds,
    Optional<LeadReason> lead,
    List<RunningClock> clocks,
    List<Move> moves,
    Optional<Step> sentBy,
    List<Step> steps,
    List<StillView> stills,
    List<TaskPhoto> photos) {
  /**
   * A row of the workflow's table that is the squad's.
   *
   * @param from in this state
   * @param action this can be done
   * @param to which leads to this state
   * @param asks what must hold
   * @param unmet what of it doesn't hold as things stand; what is said along counts as said
   */
  record Move(
      CaseState from,
      CaseAction action,
      CaseState to,
      List<Precondition> asks,
      List<Precondition> unmet) {}

  /**
   * Something that was done.
   *
   * @param action what
   * @param to the state after
   * @param note in words, may be empty
   * @param byName by whom
   * @param at when
   */
  record Step(CaseAction action, CaseState to, String note, String byName, Instant at) {
    static Step of(CaseStep step) {
      return new Step(step.action(), step.to(), step.note(), step.byName(), step.at());
    }
  }
}
