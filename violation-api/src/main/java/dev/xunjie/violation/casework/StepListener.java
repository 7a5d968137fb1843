package dev.xunjie.violation.casework;

import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentDetail;

/** Told of every step, within the transaction that writes it. */
public interface StepListener {
  /**
   * A step was taken.
   *
   * @param before the case as it was before the step
   */
  void stepTaken(IncidentDetail before, CaseStep step);
}
