package dev.xunjie.violation.overview;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.incident.RejectReason;
import dev.xunjie.violation.workflow.CaseState;
import dev.xunjie.violation.workflow.ClockKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How cases come and go.
 *
 * @param at when this was so
 * @param today the city's calendar day
 * @param states violations of today by what became of them so far; states that no case is in are
 *     left out
 * @param waiting all cases on their way, whatever day they are of, by state
 * @param hours violations of the last 24 hours, oldest hour first; hours without any are left out
 * @param clocks clocks that run, by kind
 * @param due cases whose nearest clock has run out or soon will, whatever their state
 * @param calendar how far the calendar reaches by which clocks are set
 * @param rejections why cases were rejected within the last 7 days, without what was taken back
 */
record Flow(
    Instant at,
    LocalDate today,
    Map<CaseState, Long> states,
    Map<CaseState, Long> waiting,
    List<Hour> hours,
    List<Clocks> clocks,
    DueCases due,
    Calendar calendar,
    Map<RejectReason, Long> rejections) {
  /**
   * Violations within one hour.
   *
   * @param from its beginning
   * @param offences how many of which offence
   */
  record Hour(Instant from, Map<Offence, Long> offences) {}

  /**
   * Clocks of a kind that run.
   *
   * @param kind which
   * @param running all of them
   * @param nearlyDue those that end within 36 hours
   * @param overdue those whose end has passed
   */
  record Clocks(ClockKind kind, long running, long nearlyDue, long overdue) {}

  /**
   * Cases by their nearest clock: one on which two clocks run is counted once.
   *
   * @param nearlyDue it ends within 36 hours
   * @param overdue its end has passed
   */
  record DueCases(long nearlyDue, long overdue) {}

  /**
   * The calendar of working days.
   *
   * @param through the last day whose holidays it knows
   * @param daysLeft how many days are left until then; negative once it is over
   * @param clocksBeyond clocks by working days that end after it, perhaps wrongly
   * @param needsNext whether it is time for the next year's
   */
  record Calendar(LocalDate through, long daysLeft, long clocksBeyond, boolean needsNext) {}
}
