package dev.xunjie.rules.parking;

/** How far an episode has come. */
public enum Stage {
  /** At rest in the zone; may be a short halt. */
  RESTING,
  /** At rest for longer than a short halt: parked, still within the permitted stop. */
  PARKED,
  /** At rest for longer than permitted: the incident is open. */
  VIOLATION
}
