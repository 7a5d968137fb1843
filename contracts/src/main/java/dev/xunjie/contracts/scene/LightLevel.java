package dev.xunjie.contracts.scene;

/** How much light a picture has. Night is no fault: a lit street can be judged. */
public enum LightLevel {
  /** As by day, or lit as well. */
  DAY,
  /** Most of the picture is dark, and something in it is lit. */
  NIGHT,
  /** Nothing in it is lit; {@link SceneFault#DARK} then stands too. */
  NONE
}
