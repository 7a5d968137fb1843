package dev.xunjie.gateway.clip;

import java.util.Arrays;

/**
 * When each packet must be decoded so that its picture is ready when it is shown. MP4 stores
 * decoding times, cameras don't send them.
 */
final class DecodeTimes {
  private DecodeTimes() {}

  /**
   * The latest strictly rising times none of which is after its packet's showing time: the showing
   * times in their own order, moved back by as much as the reordering of pictures needs, which is
   * nothing where none are reordered.
   *
   * @param shownAt showing times in the order of decoding, in any unit
   */
  static long[] of(long[] shownAt) {
    long[] times = shownAt.clone();
    Arrays.sort(times);
    for (int i = 1; i < times.length; i++) {
      times[i] = Math.max(times[i], times[i - 1] + 1);
    }
    long delay = 0;
    for (int i = 0; i < times.length; i++) {
      delay = Math.max(delay, times[i] - shownAt[i]);
    }
    for (int i = 0; i < times.length; i++) {
      times[i] -= delay;
    }
    return times;
  }
}
