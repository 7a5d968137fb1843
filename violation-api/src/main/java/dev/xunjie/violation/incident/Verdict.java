package dev.xunjie.violation.incident;

/** What a reviewer may say of an incident. */
public enum Verdict {
  CONFIRM(IncidentState.CONFIRMED),
  REJECT(IncidentState.REJECTED);

  private final IncidentState state;

  Verdict(IncidentState state) {
    this.state = state;
  }

  /** The state that the incident has from then on. */
  public IncidentState state() {
    return state;
  }
}
