package dev.xunjie.detector.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How long the same picture has been coming. A sensor's noise moves single pixels even over an
 * empty street; a frozen stream repeats them, or brings them again with the small changes of an
 * encoder that sends the same picture anew. So does a camera that takes the noise out of a quiet
 * night and then skips what didn't change, until its encoder's next whole picture some seconds
 * later: only a stream whose pictures usually differ is believed to be frozen at once.
 *
 * @param first single pixels of the picture that is repeated
 * @param since when it came first
 * @param repeats how often it has come again, an encoder's changes allowed
 * @param identical how often in a row it has come again with hardly any change
 * @param usualChange share of the pixels that change from one picture to the next in the quieter
 *     ones, 0 to 1; begins at 0
 */
public record Repetition(
    byte[] first, Instant since, int repeats, int identical, double usualChange) {
  /** Share of pixels that may differ in a repeated picture, for a clock drawn into it. */
  static final double CHANGED_SHARE = 0.001;

  /** A lively picture that is encoded once more may change by this share of what is usual … */
  private static final double SHARE_OF_USUAL = 0.3;

  /** … but by no more than this, and by hardly more than {@link #SAME}. */
  private static final double CHANGED_SHARE_AT_MOST = 0.01;

  /** The same for a picture that is encoded anew each time. */
  private static final double CHANGED_SHARE_REENCODED = 0.005;

  /** Grey values by which pixels differ after a JPEG of the same picture. */
  private static final int SAME = 1;

  /** Grey values by which pixels differ after encoding the same picture anew as video. */
  private static final int SAME_REENCODED = 2;

  /** On the quietest real clip no picture came again even twice at five a second. */
  private static final int FROZEN_REPEATS = 5;

  /**
   * Usual change from which repeats are believed at once: at five pictures a second .027 and more
   * on the real clips, .008 and less on a still night whose noise the camera takes out.
   */
  private static final double LIVELY = 0.01;

  /** Encoders that skip all of a quiet night's picture still renew it more often than this. */
  private static final Duration FROZEN_QUIET_AFTER = Duration.ofSeconds(60);

  /** The usual change rises by no more with a picture, lest one renewed picture decides … */
  private static final double HIGHEST_RISE = 0.004;

  /** … and falls by this share of the difference, to be that of the quieter pictures. */
  private static final double FALLING = 0.5;

  static Repetition begin(byte[] samples, Instant now) {
    return new Repetition(samples, now, 0, 0, 0);
  }

  Repetition next(byte[] samples, Instant now) {
    double change = changed(samples, SAME);
    double coarser = changed(samples, SAME_REENCODED);
    boolean isSame = change <= CHANGED_SHARE || change <= tolerated() && coarser <= CHANGED_SHARE;
    if (!isSame && coarser > CHANGED_SHARE_REENCODED) {
      return new Repetition(samples, now, 0, 0, usualAfter(change));
    }
    return new Repetition(first, since, repeats + 1, isSame ? identical + 1 : 0, usualChange);
  }

  boolean isFrozen(Instant now) {
    return identical >= FROZEN_REPEATS && usualChange >= LIVELY
        || repeats >= FROZEN_REPEATS
            && Duration.between(since, now).compareTo(FROZEN_QUIET_AFTER) >= 0;
  }

  private double tolerated() {
    return Math.min(CHANGED_SHARE_AT_MOST, usualChange * SHARE_OF_USUAL);
  }

  /** The repeats that a change has ended were this stream's doing and count as no change. */
  private double usualAfter(double change) {
    double before = usualChange * Math.pow(1 - FALLING, repeats);
    return change < before
        ? before + FALLING * (change - before)
        : Math.min(change, before + HIGHEST_RISE);
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
        && identical == repetition.identical
        && usualChange == repetition.usualChange;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(first);
  }
}
