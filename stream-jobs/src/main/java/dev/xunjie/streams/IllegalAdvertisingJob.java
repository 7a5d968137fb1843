package dev.xunjie.streams;

import dev.xunjie.contracts.policy.AdvertisingZone;
import dev.xunjie.rules.advertising.IllegalAdvertising;
import dev.xunjie.rules.place.PlaceState;

/** Enforces {@link IllegalAdvertising}. */
public final class IllegalAdvertisingJob {
  static final EnforcementJob<AdvertisingZone, PlaceState> JOB =
      new EnforcementJob<>(
          "illegal-advertising", "enforce-illegal-advertising", IllegalAdvertising::new);

  private IllegalAdvertisingJob() {}

  /** Submits the job to the cluster that Flink's client is set to. */
  public static void main(String... arguments) throws Exception {
    JOB.submit(arguments);
  }
}
