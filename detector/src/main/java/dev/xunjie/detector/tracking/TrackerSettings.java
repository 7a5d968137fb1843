package dev.xunjie.detector.tracking;

/**
 * What depends on the detector whose boxes are tracked: scores of two detectors aren't on one
 * scale.
 *
 * @param restingScore with this score or more in most pictures a thing is seen clearly enough to
 *     come to rest within seconds, 0 to 1; what is less certain is often half a vehicle behind
 *     another, now there, now not, and has to stand for longer
 */
public record TrackerSettings(double restingScore) {
  /** For the detector that ships; also what zones ask for by default. */
  public static final TrackerSettings SHIPPED_DETECTOR = new TrackerSettings(0.35);

  public TrackerSettings {
    if (!(restingScore >= 0 && restingScore <= 1)) {
      throw new IllegalArgumentException(
          "restingScore is %s, but must be 0 to 1".formatted(restingScore));
    }
  }
}
