package dev.xunjie.violation.incident;

/** Why an incident is no violation, or none that can be enforced; what analysts tune by. */
public enum RejectReason {
  /** What was detected is no motor vehicle. */
  NOT_A_VEHICLE,
  /** It doesn't stand in the zone. */
  NOT_IN_ZONE,
  /** It moved, or stood for less than shown. */
  MOVING_OR_BRIEF,
  /** An emergency vehicle on duty. */
  EMERGENCY_VEHICLE,
  /** The pictures don't prove it. */
  UNCLEAR_PICTURE,
  /** Dealt with on site, or the same act was enforced already. */
  ALREADY_HANDLED,
  /** Something else; needs a note. */
  OTHER
}
