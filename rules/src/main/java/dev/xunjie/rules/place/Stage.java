package dev.xunjie.rules.place;

/** How far an episode has come. */
public enum Stage {
  /** Things stand there; still within the time allowed. */
  OCCUPIED,
  /** They have stood for so long that a warning was given. */
  WARNED,
  /** They have stood for longer than allowed: the incident is open. */
  VIOLATION
}
