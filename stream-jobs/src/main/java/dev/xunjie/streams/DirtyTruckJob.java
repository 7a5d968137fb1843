package dev.xunjie.streams;

import dev.xunjie.contracts.policy.TruckZone;
import dev.xunjie.rules.dirtytruck.DirtyTruck;
import dev.xunjie.rules.dirtytruck.TruckState;

/** Enforces {@link DirtyTruck}. */
public final class DirtyTruckJob {
  static final EnforcementJob<TruckZone, TruckState> JOB =
      new EnforcementJob<>("dirty-truck", "enforce-trucks", DirtyTruck::new);

  private DirtyTruckJob() {}

  /** Submits the job to the cluster that Flink's client is set to. */
  public static void main(String... arguments) throws Exception {
    JOB.submit(arguments);
  }
}
