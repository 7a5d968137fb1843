package dev.xunjie.violation.still;

/** Hears when it is settled whether a still of an incident could be had. */
public interface StillListener {
  /** A still of this incident is stored now, or missing for good. */
  void stillSettled(String incidentId);
}
