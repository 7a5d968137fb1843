package dev.xunjie.gateway.video;

import java.time.Duration;

/**
 * Chooses pictures by stream time on a fixed grid, so that the rate stays exact whatever the
 * camera's own rate is. A jump of the stream's time by more than {@value #JUMP_INTERVALS}
 * intervals, or backwards, starts the grid anew.
 */
final class Sampler {
  private static final int JUMP_INTERVALS = 10;

  private final boolean takesAll;
  private final double intervalSeconds;
  private boolean started;
  private double dueSeconds;

  Sampler(Sampling sampling) {
    takesAll = sampling instanceof Sampling.KeyPictures;
    intervalSeconds = sampling instanceof Sampling.EverySeconds every ? every.seconds() : 0;
  }

  /** Whether the picture of this time is given out; ask once for each picture, in their order. */
  boolean takes(Duration streamTime) {
    if (takesAll) {
      return true;
    }
    double seconds = streamTime.toNanos() / 1e9;
    boolean jumped =
        seconds > dueSeconds + JUMP_INTERVALS * intervalSeconds
            || seconds < dueSeconds - 2 * intervalSeconds;
    if (!started || jumped) {
      started = true;
      dueSeconds = seconds + intervalSeconds;
      return true;
    }
    if (seconds < dueSeconds - roundingSeconds()) {
      return false;
    }
    do {
      dueSeconds += intervalSeconds;
    } while (dueSeconds - roundingSeconds() <= seconds);
    return true;
  }

  /** Stream times are rounded to the stream's own clock, so a due picture may seem early by it. */
  private double roundingSeconds() {
    return Math.min(0.001, intervalSeconds / 10);
  }
}
