package dev.xunjie.gateway.sending;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Frames of all cameras that wait for Kafka, in the order of their arrival. Never holds more than
 * its limit: a new frame drives out the oldest, for what an enforcement officer must see is what
 * happens now. Adding never waits, so that reading cameras goes on whatever Kafka does.
 */
public final class FrameBuffer {
  private final long limitBytes;
  private final Deque<Frame> waiting = new ArrayDeque<>();
  private long waitingBytes;

  /**
   * An empty buffer.
   *
   * @param limitBytes most bytes of JPEG to hold
   */
  public FrameBuffer(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Adds a frame and drops as many of the oldest as there is no more room for. */
  public void add(Frame frame) {
    List<Frame> dropped = new ArrayList<>(0);
    synchronized (this) {
      waiting.addLast(frame);
      waitingBytes += frame.jpeg().length;
      while (waitingBytes > limitBytes) {
        dropped.add(removeOldest());
      }
      notifyAll();
    }
    dropped.forEach(gone -> gone.fate().dropped());
  }

  /** Takes the oldest frame out; empty if none comes within this time. */
  public synchronized Optional<Frame> take(Duration wait) throws InterruptedException {
    long endsAtNanos = System.nanoTime() + wait.toNanos();
    while (waiting.isEmpty()) {
      long leftMillis = (endsAtNanos - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        return Optional.empty();
      }
      wait(leftMillis);
    }
    return Optional.of(removeOldest());
  }

  /** Bytes of JPEG that wait now. */
  public synchronized long waitingBytes() {
    return waitingBytes;
  }

  private Frame removeOldest() {
    Frame oldest = waiting.removeFirst();
    waitingBytes -= oldest.jpeg().length;
    return oldest;
  }
}
