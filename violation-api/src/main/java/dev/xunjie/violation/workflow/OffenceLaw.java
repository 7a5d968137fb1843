package dev.xunjie.violation.workflow;

import dev.xunjie.contracts.incident.Offence;

/**
 * How the law treats an offence.
 *
 * @param needsPlate whether the party is known by a plate
 * @param ordersFirst whether an order to correct comes before any fine (浙江市容条例 17, 18, 20)
 * @param severity 1 the gravest: what comes first of what is due the same day; dirt and loads on
 *     the road endanger others, a parked car stands in the way, goods and boards can wait
 */
public record OffenceLaw(boolean needsPlate, boolean ordersFirst, int severity) {
  /** The law on the offence. */
  public static OffenceLaw of(Offence offence) {
    return switch (offence) {
      case DIRTY_TRUCK -> new OffenceLaw(true, false, 1);
      case ILLEGAL_PARKING -> new OffenceLaw(true, false, 2);
      case OUT_OF_STORE -> new OffenceLaw(false, true, 3);
      case ILLEGAL_AD -> new OffenceLaw(false, true, 4);
    };
  }
}
