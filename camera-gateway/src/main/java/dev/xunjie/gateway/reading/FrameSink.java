package dev.xunjie.gateway.reading;

import dev.xunjie.gateway.sending.Frame;

/** Takes frames, from many readers at once, without ever making one wait. */
@FunctionalInterface
public interface FrameSink {
  void add(Frame frame);
}
