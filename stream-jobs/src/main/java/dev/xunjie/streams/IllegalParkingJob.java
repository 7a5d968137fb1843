package dev.xunjie.streams;

import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.rules.parking.IllegalParking;
import dev.xunjie.rules.parking.ParkingState;

/** Enforces {@link IllegalParking}. */
public final class IllegalParkingJob {
  static final EnforcementJob<ParkingZone, ParkingState> JOB =
      new EnforcementJob<>("illegal-parking", "enforce-parking", IllegalParking::new);

  private IllegalParkingJob() {}

  /** Submits the job to the cluster that Flink's client is set to. */
  public static void main(String... arguments) throws Exception {
    JOB.submit(arguments);
  }
}
