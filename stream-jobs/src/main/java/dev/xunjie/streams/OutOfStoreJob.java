package dev.xunjie.streams;

import dev.xunjie.contracts.policy.ShopFrontZone;
import dev.xunjie.rules.outofstore.OutOfStore;
import dev.xunjie.rules.place.PlaceState;

/** Enforces {@link OutOfStore}. */
public final class OutOfStoreJob {
  static final EnforcementJob<ShopFrontZone, PlaceState> JOB =
      new EnforcementJob<>("out-of-store", "enforce-out-of-store", OutOfStore::new);

  private OutOfStoreJob() {}

  /** Submits the job to the cluster that Flink's client is set to. */
  public static void main(String... arguments) throws Exception {
    JOB.submit(arguments);
  }
}
