package dev.xunjie.streams;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.contracts.policy.ShopFrontZone;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.scene.SceneQuality;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the tests' cameras show of a shop before which goods may stand for 60 s. */
public final class ShopFronts {
  public static final ShopFrontZone SHOP =
      ShopFrontZone.of(
          "shop",
          "十二号铺门前",
          NormalisedPolygon.of(.5, .5, 1, .5, 1, 1, .5, 1),
          60,
          List.of("clean.jpg"));

  private ShopFronts() {}

  /** A picture of the shop, a fifth of its front taken or nothing. */
  public static Observation front(String cameraId, Instant capturedAt, boolean occupied) {
    return new Observation(
        cameraId,
        capturedAt,
        new FrameReference(0, capturedAt.getEpochSecond()),
        SceneQuality.UNMEASURED,
        List.of(),
        List.of(
            new ZoneOccupancy(
                SHOP.id(),
                occupied ? .2 : 0,
                1,
                Optional.of(occupied ? .2 : 0),
                occupied ? Optional.of(capturedAt) : Optional.empty(),
                Optional.empty(),
                List.of(),
                "clean-1")),
        "test");
  }

  /** An order of midnight to clear the shop's front. */
  public static RecheckOrder order(String orderId, String zoneId, Instant dueAt) {
    return new RecheckOrder(
        orderId, "incident-1", Offence.OUT_OF_STORE, "cam-1", zoneId, Streets.MIDNIGHT, dueAt);
  }
}
