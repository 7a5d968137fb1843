package dev.xunjie.violation.recheck;

import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.violation.casework.CorrectionOrder;
import dev.xunjie.violation.casework.StepListener;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.workflow.WorkingCalendar;
import org.springframework.stereotype.Component;

/** Orders a second look with every order to correct, in the same transaction. */
@Component
final class RecheckOrdering implements StepListener {
  private final Rechecks rechecks;
  private final WorkingCalendar calendar;

  RecheckOrdering(Rechecks rechecks, WorkingCalendar calendar) {
    this.rechecks = rechecks;
    this.calendar = calendar;
  }

  @Override
  public void stepTaken(IncidentDetail before, CaseStep step) {
    CorrectionOrder.of(step, calendar)
        .ifPresent(order -> rechecks.add(recheck(before.summary(), step, order)));
  }

  private static RecheckOrder recheck(
      IncidentSummary incident, CaseStep step, CorrectionOrder order) {
    return new RecheckOrder(
        Rechecks.orderId(incident.id(), order),
        incident.id(),
        incident.offence(),
        incident.camera().id(),
        incident.zone().id(),
        step.at(),
        order.dueAt());
  }
}
