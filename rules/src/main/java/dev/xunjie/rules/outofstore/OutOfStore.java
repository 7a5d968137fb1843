package dev.xunjie.rules.outofstore;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.policy.ShopFrontZone;
import dev.xunjie.rules.place.PlaceRule;

/**
 * The rule for out-of-store business: things before a shop, in its trading hours, for longer than
 * allowed. How it judges stands in {@link PlaceRule}.
 */
public final class OutOfStore extends PlaceRule<ShopFrontZone> {
  /** What the detector has no name for is goods, for a shop sets them out. */
  private static final String GOODS = "goods";

  public OutOfStore() {
    super(Offence.OUT_OF_STORE, ShopFrontZone.class, GOODS);
  }
}
