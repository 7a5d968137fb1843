package dev.xunjie.detector.perception;

/**
 * What perception spends on a picture.
 *
 * @param changeGate whether a picture without a relevant change is spared a look: what stood in the
 *     last one still does
 * @param closeUps whether small zones are looked at enlarged besides the whole picture
 */
public record PerceptionSettings(boolean changeGate, boolean closeUps) {
  /** As in the job. */
  public static final PerceptionSettings USUAL = new PerceptionSettings(true, true);

  /** Nothing is spared. */
  public static final PerceptionSettings EVERY_PICTURE = new PerceptionSettings(false, true);

  /** Every picture is looked at as a whole only. */
  public static final PerceptionSettings WITHOUT_CLOSE_UPS = new PerceptionSettings(false, false);
}
