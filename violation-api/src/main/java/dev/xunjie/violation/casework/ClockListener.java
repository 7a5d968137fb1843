package dev.xunjie.violation.casework;

import dev.xunjie.violation.workflow.RunningClock;

/** Told of every clock that ran out, within the transaction that records it. */
public interface ClockListener {
  /** The clock ran out, and still runs. */
  void clockMissed(String incidentId, RunningClock clock);
}
