package dev.xunjie.rules.parking;

/** How far an episode has come. */
public enum Stage {
  /** At rest in the zone; may be a short halt. */
  RESTING,
  /** At rest for longer than a short halt: parked, still within the permitted stop. */
  PARKED,
  /** Parked for so long that a warning was given. */
  WARNED,
  /** At rest for longer than permitted: the incident is open. */
  VIOLATION,
  /** Its plate says that it may stand here: nothing more comes of this stay. */
  EXEMPT
}
