package dev.xunjie.contracts.incident;

/** Why an episode is over. */
public enum Ending {
  /** Its subject was seen to be gone, or the place to be clear. */
  LEFT,
  /** Another took its place. */
  REPLACED,
  /** It was out of sight for too long; nobody knows. */
  LOST,
  /** It turned out to be exempt. */
  EXEMPT,
  /** It turned out to be an offence that was announced before, of another camera or zone. */
  SAME_OFFENCE,
  /** Its zone isn't enforced any more, or was drawn anew so that the subject is outside. */
  NOT_ENFORCED
}
