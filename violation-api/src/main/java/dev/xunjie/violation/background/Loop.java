package dev.xunjie.violation.background;

import java.time.Duration;

/** Work that goes on for as long as the process lives, on a thread of its own. */
public interface Loop {
  /** Name of the thread and of the loop in the log. */
  String name();

  /**
   * Does the next piece of work. What it throws is logged, and it is tried again after a growing
   * pause: an outage of a neighbour never ends the loop. A thread's interrupt asks it to return.
   *
   * @return the pause before the next piece
   */
  Duration step() throws Exception;

  /** Gives back what the loop holds, on its own thread, after the last step. */
  default void release() {}
}
