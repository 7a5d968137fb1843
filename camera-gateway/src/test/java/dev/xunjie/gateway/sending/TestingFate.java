package dev.xunjie.gateway.sending;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what became of frames. */
public final class TestingFate implements FrameFate {
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();

  @Override
  public void sent(Instant capturedAt) {
    sent.incrementAndGet();
  }

  @Override
  public void dropped() {
    dropped.incrementAndGet();
  }

  public int sentCount() {
    return sent.get();
  }

  public int droppedCount() {
    return dropped.get();
  }
}
