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

  /** From this brightness on parts of what a compared pixel covers may be overexposed. */
  private static final int HIGHLIGHT = 200;

  /** Factors of light are told apart in steps of a 256th, up to {@link #MOST_LIGHT}. */
  private static final int RATIO_STEPS = 256;

  private static final int MOST_LIGHT = 8;

  /** Darker pixels say little of the light: noise is as large as they are. */
  private static final int TELLING = 32;

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
      different[i] = isDifferent(before.looked()[i] & 0xff, now.looked()[i] & 0xff, light);
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

  /** A highlight may stay as it was while all else gets lighter: the sensor is at its end there. */
  private static boolean isDifferent(int before, int now, double light) {
    double expected = light * before;
    double least = before >= HIGHLIGHT ? Math.min(before, expected) : expected;
    double most = before >= HIGHLIGHT ? Math.max(before, expected) : expected;
    return now <= least - DIFFERENT || now >= most + DIFFERENT;
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

  /** By what factor light or exposure changed most of the picture. */
  private static double lightOf(GateState before, GateState now) {
    int[] counts = new int[RATIO_STEPS * MOST_LIGHT];
    int compared = 0;
    for (int i = 0; i < now.looked().length; i++) {
      int old = before.looked()[i] & 0xff;
      if (old >= TELLING) {
        int ratio = (now.looked()[i] & 0xff) * RATIO_STEPS / old;
        counts[Math.min(counts.length - 1, ratio)]++;
        compared++;
      }
    }
    int below = 0;
    for (int ratio = 0; ratio < counts.length; ratio++) {
      below += counts[ratio];
      if (below * 2 > compared) {
        return (ratio + 0.5) / RATIO_STEPS;
      }
    }
    return 1;
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
