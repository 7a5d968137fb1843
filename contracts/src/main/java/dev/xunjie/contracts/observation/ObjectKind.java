package dev.xunjie.contracts.observation;

import java.util.Set;

/**
 * What kind of thing a detector's class is. Car, truck and bus are one kind, the motor vehicle:
 * detectors waver between them over one vehicle, and parking rules treat them alike.
 */
public final class ObjectKind {
  /** The class that lorries are detected as; detectors call some of them bus or car. */
  public static final String TRUCK = "truck";

  private static final String MOTOR_VEHICLE = "motor vehicle";
  private static final Set<String> MOTOR_VEHICLE_LABELS = Set.of("car", "bus", TRUCK);

  private ObjectKind() {}

  /** Whether the class is a motor vehicle's. */
  public static boolean isMotorVehicle(String label) {
    return MOTOR_VEHICLE_LABELS.contains(label);
  }

  /** Whether two classes may be two names of one thing. */
  public static boolean areOne(String label, String other) {
    return kindOf(label).equals(kindOf(other));
  }

  private static String kindOf(String label) {
    return isMotorVehicle(label) ? MOTOR_VEHICLE : label;
  }
}
