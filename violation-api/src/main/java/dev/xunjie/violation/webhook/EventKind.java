package dev.xunjie.violation.webhook;

import dev.xunjie.contracts.warning.Warning;

/** What other systems can be told of. */
public enum EventKind {
  /** Something was done to a case. */
  CASE_STEP,
  /** A clock of a case ran out. */
  CLOCK_MISSED,
  /** Something becomes an offence unless it ends soon: for loudspeakers and short messages. */
  WARNING_GIVEN,
  /** The warning helped. */
  WARNING_CORRECTED,
  /** Nothing comes of the warning. */
  WARNING_LAPSED,
  /** An administrator tries whether messages arrive; every receiver is sent its own. */
  TEST;

  static EventKind of(Warning.Kind kind) {
    return switch (kind) {
      case GIVEN -> WARNING_GIVEN;
      case CORRECTED -> WARNING_CORRECTED;
      case LAPSED -> WARNING_LAPSED;
    };
  }
}
