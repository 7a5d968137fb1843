package dev.xunjie.standalone.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process and all that it started: first asked, then by force. */
final class ProcessStop {
  private static final Duration AFTER_FORCE = Duration.ofSeconds(10);

  private ProcessStop() {}

  /**
   * Returns when the process and its descendants are gone.
   *
   * @param patience how long they may take to stop by themselves
   * @return whether force was needed
   */
  static boolean stop(ProcessHandle process, Duration patience) {
    List<ProcessHandle> descendants = process.descendants().toList();
    long deadline = System.nanoTime() + patience.toNanos();
    process.destroy();
    boolean forced = !endsBefore(process, deadline);
    if (forced) {
      process.destroyForcibly();
    }
    for (ProcessHandle descendant : descendants) {
      if (!endsBefore(descendant, deadline)) {
        forced = true;
        descendant.destroyForcibly();
      }
    }
    long forceDeadline = System.nanoTime() + AFTER_FORCE.toNanos();
    endsBefore(process, forceDeadline);
    descendants.forEach(descendant -> endsBefore(descendant, forceDeadline));
    return forced;
  }

  private static boolean endsBefore(ProcessHandle process, long deadlineNanos) {
    CompletableFuture<ProcessHandle> exit = process.onExit();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          long left = Math.max(0, deadlineNanos - System.nanoTime());
          exit.get(left, TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException hurried) {
          interrupted = true;
        } catch (TimeoutException late) {
          return !process.isAlive();
        } catch (ExecutionException unexpected) {
          throw new IllegalStateException("waiting for process " + process.pid(), unexpected);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
