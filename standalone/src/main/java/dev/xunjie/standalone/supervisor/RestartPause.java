package dev.xunjie.standalone.supervisor;

import java.time.Duration;

/**
 * How long to wait before a dead program is started again: one second, doubled with every death in
 * a row up to half a minute. A program that ran for a minute begins anew.
 */
public final class RestartPause {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration RAN_WELL = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /** The pause after a run that lasted this long. */
  public Duration after(Duration run) {
    if (run.compareTo(RAN_WELL) >= 0) {
      next = FIRST;
    }
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }
}
