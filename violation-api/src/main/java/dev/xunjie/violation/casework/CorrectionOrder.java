package dev.xunjie.violation.casework;

import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An order to correct, as its step keeps it.
 *
 * @param ordinal of the step
 * @param dueAt when its date is over in the city
 */
public record CorrectionOrder(int ordinal, Instant dueAt) {
  /** The order that this step gives, if it is one. */
  public static Optional<CorrectionOrder> of(CaseStep step, WorkingCalendar calendar) {
    return step.action() == CaseAction.ORDER_CORRECTION
        ? Optional.of(
            new CorrectionOrder(
                step.ordinal(),
                calendar.endOf(LocalDate.parse((String) step.detail().get("correctBy")))))
        : Optional.empty();
  }

  /** The order that counts: the last one. */
  static Optional<CorrectionOrder> lastOf(List<CaseStep> steps, WorkingCalendar calendar) {
    return steps.stream()
        .flatMap(step -> of(step, calendar).stream())
        .reduce((earlier, later) -> later);
  }

  /** Whether its date is over at that time: before, nobody has missed it. */
  public boolean isExpiredAt(Instant time) {
    return !time.isBefore(dueAt);
  }
}
