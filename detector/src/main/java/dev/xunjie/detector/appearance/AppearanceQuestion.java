package dev.xunjie.detector.appearance;

/** What can be asked of a vehicle's look; each is answered by yes or no. */
public enum AppearanceQuestion {
  /** Is it a truck, and no car, van or bus? */
  TRUCK,
  /** Is its load open to the wind? */
  LOAD_UNCOVERED,
  /** Is its body dirty, by more than a film of dust? */
  BODY_DIRTY
}
