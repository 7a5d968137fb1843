package dev.xunjie.rules.advertising;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.policy.AdvertisingZone;
import dev.xunjie.rules.place.PlaceRule;

/**
 * The rule for illegal advertising: a board or banner that stays where none is approved. What is
 * approved hangs on the reference pictures, so that only what is put up besides counts. How it
 * judges stands in {@link PlaceRule}.
 */
public final class IllegalAdvertising extends PlaceRule<AdvertisingZone> {
  /** The detector has no name for boards and banners. */
  private static final String BOARD = "board";

  public IllegalAdvertising() {
    super(Offence.ILLEGAL_AD, AdvertisingZone.class, BOARD);
  }
}
