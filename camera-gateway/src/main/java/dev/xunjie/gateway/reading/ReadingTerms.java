package dev.xunjie.gateway.reading;

import dev.xunjie.gateway.video.Deadlines;
import java.time.Duration;

/**
 * How patiently cameras are read.
 *
 * @param deadlines when a video counts as silent
 * @param hangGrace how much later than its deadline a reader may come back from native code before
 *     it counts as hung and is replaced
 * @param shortestPause the least pause before a lost camera is tried again
 * @param longestPause the longest pause; with one opening deadline and one key interval it must
 *     stay below the 60 s in which frames flow again
 * @param hungReaderLimit how many hung readers may be left behind, each holding a thread and some
 *     megabytes of native memory; beyond that cameras wait for a restart of the gateway
 */
public record ReadingTerms(
    Deadlines deadlines,
    Duration hangGrace,
    Duration shortestPause,
    Duration longestPause,
    int hungReaderLimit) {
  /** Meets the promise: loss known within 30 s, frames again within 60 s of the return. */
  public static final ReadingTerms DEFAULT =
      new ReadingTerms(
          Deadlines.DEFAULT,
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(15),
          16);

  public ReadingTerms withDeadlines(Deadlines other) {
    return new ReadingTerms(other, hangGrace, shortestPause, longestPause, hungReaderLimit);
  }
}
