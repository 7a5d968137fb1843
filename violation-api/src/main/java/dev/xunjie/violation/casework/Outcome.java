package dev.xunjie.violation.casework;

import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.lease.Lease;
import dev.xunjie.violation.workflow.CaseState;
import dev.xunjie.violation.workflow.Precondition;
import java.util.List;
import java.util.Optional;

/** What became of a wish. */
public sealed interface Outcome {
  /** It is done. */
  record Done(CaseStep step) implements Outcome {}

  /** The same person had done the very same just before. */
  record Repeated(CaseStep step) implements Outcome {}

  /** The case is in a state in which nobody can do that. */
  record WrongState(CaseState state, Optional<CaseStep> lastStep) implements Outcome {}

  /** None of the person's roles may do that. */
  record NotAllowed() implements Outcome {}

  /** Something must hold that doesn't; {@code holder} has the lease, if somebody else does. */
  record Unmet(List<Precondition> unmet, Optional<Lease> holder) implements Outcome {}

  /** The case is no longer about what was seen: the plate is another by now, or none. */
  record Changed(Optional<String> plate) implements Outcome {}

  /** There is no such case. */
  record Unknown() implements Outcome {}
}
