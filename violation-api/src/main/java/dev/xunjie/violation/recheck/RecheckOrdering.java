package dev.xunjie.violation.recheck;

import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.violation.casework.StepListener;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.WorkingCalendar;
import java.time.LocalDate;
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
    if (step.action() != CaseAction.ORDER_CORRECTION) {
      return;
    }
    LocalDate correctBy = LocalDate.parse((String) step.detail().get("correctBy"));
    rechecks.add(
        new RecheckOrder(
            before.summary().id() + "-" + step.ordinal(),
            before.summary().id(),
            before.summary().offence(),
            before.summary().camera().id(),
            before.summary().zone().id(),
            step.at(),
            calendar.endOf(correctBy)));
  }
}
