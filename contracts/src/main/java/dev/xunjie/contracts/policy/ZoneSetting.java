package dev.xunjie.contracts.policy;

import dev.xunjie.contracts.Identifier;
import java.time.Duration;

/** What the settings of every kind of zone are held to. */
final class ZoneSetting {
  static final double DAY_SECONDS = 86_400;

  private ZoneSetting() {}

  static void requireNames(String id, String name) {
    Identifier.require("zone", id);
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("zone %s needs a name".formatted(id));
    }
  }

  static void requireRange(String id, String setting, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "zone %s: %s is %s, but must be %s to %s".formatted(id, setting, value, least, most));
    }
  }

  static Duration seconds(double value) {
    return Duration.ofMillis(Math.round(value * 1000));
  }
}
