package dev.xunjie.gateway.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Readers that were told to end and haven't yet. A thread that hangs in native code can't be ended;
 * it is left behind, and there may only be so many of them.
 */
final class LeftReaders {
  private final int hungReaderLimit;
  private final Set<CameraReader> left = ConcurrentHashMap.newKeySet();
  private final AtomicLong abandoned = new AtomicLong();

  LeftReaders(int hungReaderLimit) {
    this.hungReaderLimit = hungReaderLimit;
  }

  void stop(CameraReader reader) {
    left.add(reader);
    reader.stop();
  }

  /** Leaves a hung reader behind, unless too many hang already. */
  boolean abandon(CameraReader hung) {
    if (hanging() >= hungReaderLimit) {
      return false;
    }
    abandoned.incrementAndGet();
    stop(hung);
    return true;
  }

  /** How many hang now. */
  long hanging() {
    left.removeIf(CameraReader::hasEnded);
    long nowNanos = System.nanoTime();
    return left.stream().filter(reader -> reader.hangs(nowNanos)).count();
  }

  /** How many were left behind hanging in this run, whether they came back or not. */
  long abandoned() {
    return abandoned.get();
  }

  /** Waits until all have ended, for a while. */
  void awaitEnd(Duration wait) {
    long endsAtNanos = System.nanoTime() + wait.toNanos();
    List<CameraReader> running = new ArrayList<>(left);
    try {
      for (CameraReader reader : running) {
        reader.awaitEnd(Duration.ofNanos(Math.max(0, endsAtNanos - System.nanoTime())));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    left.removeIf(CameraReader::hasEnded);
  }
}
