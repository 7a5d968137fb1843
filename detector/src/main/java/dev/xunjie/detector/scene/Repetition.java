package dev.xunjie.detector.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How long the same picture has been coming. A sensor's noise moves single pixels even over an
 * empty street at night; a frozen stream repeats them, or brings them again with the small changes
 * of an encoder that sends the same picture anew.
 *
 * @param first single pixels of the picture that is repeated
 * @param since when it came first
 * @param repeats how often it has come again, an encoder's changes allowed
 * @param identical how often in a row it has come again without any change
 */
public record Repetition(byte[] first, Instant since, int repeats, int identical) {
  /** Share of pixels that may differ in a repeated picture, for a clock drawn into it. */
  static final double CHANGED_SHARE = 0.001;

  /** The same for a picture that is encoded anew each time. */
  private static final double CHANGED_SHARE_REENCODED = 0.005;

  /** Grey values by which pixels differ after a JPEG of the same picture. */
  private static final int SAME = 1;

  /** Grey values by which pixels differ after encoding the same picture anew as video. */
  private static final int SAME_REENCODED = 2;

  /** On the quietest real clip no picture came again even twice at five a second. */
  private static final int FROZEN_REPEATS = 5;

  /** An encoder that skips all of a quiet night's picture still renews it every few seconds. */
  private static final Duration FROZEN_REENCODED_AFTER = Duration.ofSeconds(30);

  static Repetition begin(byte[] samples, Instant now) {
    return new Repetition(samples, now, 0, 0);
  }

  Repetition next(byte[] samples, Instant now) {
    if (changed(samples, SAME_REENCODED) > CHANGED_SHARE_REENCODED) {
      return begin(samples, now);
    }
    boolean same = changed(samples, SAME) <= CHANGED_SHARE;
    return new Repetition(first, since, repeats + 1, same ? identical + 1 : 0);
  }

  boolean isFrozen(Instant now) {
    return identical >= FROZEN_REPEATS
        || repeats >= FROZEN_REPEATS
            && Duration.between(since, now).compareTo(FROZEN_REENCODED_AFTER) >= 0;
  }

  /** Share of the pixels that differ from the repeated picture by more than so many grey values. */
  double changed(byte[] samples, int tolerated) {
    int changed = 0;
    for (int i = 0; i < first.length; i++) {
      if (Math.abs((first[i] & 0xff) - (samples[i] & 0xff)) > tolerated) {
        changed++;
      }
    }
    return (double) changed / first.length;
  }

  double changed(byte[] samples) {
    return changed(samples, SAME);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Repetition repetition
        && Arrays.equals(first, repetition.first)
        && since.equals(repetition.since)
        && repeats == repetition.repeats
        && identical == repetition.identical;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(first);
  }
}
