package dev.xunjie.gateway.sending;

import java.time.Instant;

/** Is told what became of a frame; called from any thread, exactly once for each frame. */
public interface FrameFate {
  /** Kafka has it. */
  void sent(Instant capturedAt);

  /** It was given up, because Kafka was slow or away. */
  void dropped();
}
