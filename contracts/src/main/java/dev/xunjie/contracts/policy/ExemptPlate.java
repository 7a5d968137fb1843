package dev.xunjie.contracts.policy;

import dev.xunjie.contracts.plate.PlateNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A vehicle that may stand in a zone.
 *
 * @param plate its number
 * @param use for what
 * @param until up to when it may; absent: until the policy says otherwise
 */
public record ExemptPlate(PlateNumber plate, Use use, Optional<Instant> until) {
  public ExemptPlate {
    Objects.requireNonNull(plate, "an exempt vehicle needs its plate");
    Objects.requireNonNull(use, "an exempt vehicle needs its use");
    until = Objects.requireNonNullElse(until, Optional.empty());
  }

  /** Whether the vehicle with this number may stand there at this time. */
  boolean covers(PlateNumber number, Instant at) {
    return plate.equals(number) && until.filter(end -> !at.isBefore(end)).isEmpty();
  }

  /** What the vehicle is used for. */
  public enum Use {
    POLICE,
    AMBULANCE,
    FIRE,
    RESCUE,
    /** Works on duty: sanitation, power, gas, roads. */
    WORKS,
    /** Has a permit for this place. */
    PERMIT
  }
}
