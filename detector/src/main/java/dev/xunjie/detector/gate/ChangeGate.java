package dev.xunjie.detector.gate;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.GreyPlane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a picture needs a full look, by comparing it with the picture that got the last
 * one. Slow changes add up against that picture until they count; a change of light over the whole
 * picture doesn't count. It errs towards looking: a shadow that comes is looked at.
 */
public final class ChangeGate {
  /** What is known of the scene is refreshed by a full look at least this often. */
  public static final Duration REFRESHED_AFTER = Duration.ofSeconds(10);

  /** Pictures are compared at this longer side: a person far away has some two by five pixels. */
  static final int COMPARED_SIDE = 160;

  /**
   * Pixels differ from this on, in steps of {@link #BRIGHTNESS}: eight grey values of 100, two of
   * 10. JPEG and sensors give a third of it at this size.
   */
  private static final int DIFFERENT = 6;

  /** So many of the nine pixels around a place differ where something has come or gone. */
  private static final int DIFFERENT_OF_NINE = 4;

  /** Square roots of luminance make noise the same in light and dark; 255 becomes 255. */
  private static final byte[] BRIGHTNESS = brightness();

  private ChangeGate() {}

  /**
   * Compares a picture with the last one that was looked at.
   *
   * @param relevant where a change matters; empty: everywhere
   * @param moving whether anything is being followed that isn't at rest: where that goes must be
   *     seen
   * @param capturedAt when the picture was taken
   */
  public static GateDecision decide(
      GateState state,
      BgrImage picture,
      List<NormalisedBox> relevant,
      boolean moving,
      Instant capturedAt) {
    try (GreyPlane plane = GreyPlane.of(picture, COMPARED_SIDE)) {
      GateState looked =
          new GateState(
              plane.widthPixels(),
              plane.heightPixels(),
              brightnessOf(plane.values()),
              Optional.of(capturedAt));
      Changes changes = changes(state, looked);
      boolean isStale =
          state
              .lookedAt()
              .map(last -> Duration.between(last, capturedAt).compareTo(REFRESHED_AFTER) >= 0)
              .orElse(true);
      boolean isTouched =
          relevant.isEmpty() ? !changes.none() : relevant.stream().anyMatch(changes::touch);
      return isStale || moving || isTouched
          ? new GateDecision(looked, true, changes)
          : new GateDecision(state, false, changes);
    }
  }

  private static Changes changes(GateState before, GateState now) {
    if (before.width() != now.width() || before.height() != now.height()) {
      return Changes.everywhere();
    }
    int width = now.width();
    int height = now.height();
    double light = lightOf(before, now);
    boolean[] different = new boolean[width * height];
    for (int i = 0; i < different.length; i++) {
      double expected = Math.min(255, light * (before.looked()[i] & 0xff));
      double difference = (now.looked()[i] & 0xff) - expected;
      different[i] = Math.abs(difference) >= DIFFERENT;
    }
    boolean[] cells = new boolean[Changes.ACROSS * Changes.DOWN];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        if (different[y * width + x] && isNoSpeckle(different, width, x, y)) {
          cells[y * Changes.DOWN / height * Changes.ACROSS + x * Changes.ACROSS / width] = true;
        }
      }
    }
    return new Changes(cells);
  }

  private static boolean isNoSpeckle(boolean[] different, int width, int x, int y) {
    int count = 0;
    for (int row = y - 1; row <= y + 1; row++) {
      for (int column = x - 1; column <= x + 1; column++) {
        count += different[row * width + column] ? 1 : 0;
      }
    }
    return count >= DIFFERENT_OF_NINE;
  }

  /** By what factor light or exposure changed the whole picture. */
  private static double lightOf(GateState before, GateState now) {
    return (double) Math.max(1, median(now.looked())) / Math.max(1, median(before.looked()));
  }

  private static int median(byte[] values) {
    int[] counts = new int[256];
    for (byte value : values) {
      counts[value & 0xff]++;
    }
    int below = 0;
    for (int value = 0; value < counts.length; value++) {
      below += counts[value];
      if (below * 2 >= values.length) {
        return value;
      }
    }
    return counts.length - 1;
  }

  private static byte[] brightnessOf(byte[] luminance) {
    byte[] brightness = new byte[luminance.length];
    for (int i = 0; i < brightness.length; i++) {
      brightness[i] = BRIGHTNESS[luminance[i] & 0xff];
    }
    return brightness;
  }

  private static byte[] brightness() {
    byte[] table = new byte[256];
    for (int luminance = 0; luminance < table.length; luminance++) {
      table[luminance] = (byte) Math.round(Math.sqrt(255.0 * luminance));
    }
    return table;
  }
}
