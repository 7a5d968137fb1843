package dev.xunjie.violation.incident;

/** How far the review of an incident has come. */
public enum IncidentState {
  /** In the queue. */
  PENDING,
  /** A reviewer confirmed the violation. */
  CONFIRMED,
  /** A reviewer rejected it. */
  REJECTED,
  /** It turned out to be another incident before anybody decided: nothing is to be decided here. */
  MERGED
}
