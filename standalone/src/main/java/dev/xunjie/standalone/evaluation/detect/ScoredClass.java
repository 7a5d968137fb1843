package dev.xunjie.standalone.evaluation.detect;

import dev.xunjie.contracts.observation.ObjectKind;
import java.util.Locale;

/** Under which name a class is scored. */
final class ScoredClass {
  /** Cars, buses and trucks: for the rules they are one kind, and detectors waver between them. */
  static final String VEHICLE = "vehicle";

  private ScoredClass() {}

  static String of(String label) {
    String lowerCase = label.toLowerCase(Locale.ROOT);
    return ObjectKind.isMotorVehicle(lowerCase) ? VEHICLE : lowerCase;
  }
}
