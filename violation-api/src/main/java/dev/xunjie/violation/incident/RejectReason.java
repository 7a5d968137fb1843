package dev.xunjie.violation.incident;

import dev.xunjie.contracts.incident.Offence;

/** Why an incident is no violation, or none that can be enforced; what analysts tune by. */
public enum RejectReason {
  /** What was detected is no motor vehicle, no goods, no board. */
  NOT_A_VEHICLE,
  /** It doesn't stand in the zone. */
  NOT_IN_ZONE,
  /** It moved, or stood for less than shown. */
  MOVING_OR_BRIEF,
  /** An emergency vehicle on duty. */
  EMERGENCY_VEHICLE,
  /** What was seen are people, who may be there. */
  PEOPLE,
  /** Somebody permitted it: a stall, a board, works. */
  PERMITTED,
  /** The pictures don't prove it. */
  UNCLEAR_PICTURE,
  /** Dealt with on site, or the same act was enforced already. */
  ALREADY_HANDLED,
  /** Something else; needs a note. */
  OTHER;

  /** Whether it can be said of the offence. */
  public boolean fits(Offence offence) {
    boolean isVehicle = offence == Offence.ILLEGAL_PARKING || offence == Offence.DIRTY_TRUCK;
    return switch (this) {
      case EMERGENCY_VEHICLE -> isVehicle;
      case PEOPLE -> !isVehicle;
      default -> true;
    };
  }
}
