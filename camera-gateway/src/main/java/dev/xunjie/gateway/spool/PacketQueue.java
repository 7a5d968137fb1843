package dev.xunjie.gateway.spool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Packets of all cameras that wait for the disk. Never holds more than its limit: what doesn't fit
 * is refused at once, for a packet is of use only after those before it.
 */
final class PacketQueue {
  private final long limitBytes;
  private final Deque<SpoolPacket> waiting = new ArrayDeque<>();
  private long waitingBytes;

  PacketQueue(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Whether there was room for the packet. */
  synchronized boolean offer(SpoolPacket packet) {
    if (waitingBytes + packet.bytes().length > limitBytes) {
      return false;
    }
    waiting.addLast(packet);
    waitingBytes += packet.bytes().length;
    notifyAll();
    return true;
  }

  /** Takes the oldest packet out; empty if none comes within this time. */
  synchronized Optional<SpoolPacket> take(Duration wait) throws InterruptedException {
    long endsAtNanos = System.nanoTime() + wait.toNanos();
    while (waiting.isEmpty()) {
      long leftMillis = (endsAtNanos - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        return Optional.empty();
      }
      wait(leftMillis);
    }
    SpoolPacket oldest = waiting.removeFirst();
    waitingBytes -= oldest.bytes().length;
    return Optional.of(oldest);
  }

  synchronized long waitingBytes() {
    return waitingBytes;
  }
}
