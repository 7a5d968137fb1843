package dev.xunjie.rules.dirtytruck;

/** How far a pass has come. */
public enum Stage {
  /** The vehicle is in the zone, or was a moment ago. */
  PASSING,
  /** It has passed and was looked at too seldom; seen again at once, it passes on. */
  OVER,
  /** It has passed and an incident was announced: nothing more comes of this pass. */
  ANNOUNCED
}
