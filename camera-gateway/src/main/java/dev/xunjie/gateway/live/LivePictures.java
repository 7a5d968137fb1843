package dev.xunjie.gateway.live;

import dev.xunjie.gateway.reading.FrameSink;
import dev.xunjie.gateway.sending.Frame;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers the newest frame of each camera on its way to Kafka: whole, and as a frame in the topic
 * is. Some 150 kB a camera.
 */
public final class LivePictures implements FrameSink {
  private final Map<String, Frame> newest = new ConcurrentHashMap<>();
  private final FrameSink next;

  /**
   * Remembers what passes.
   *
   * @param next where it goes
   */
  public LivePictures(FrameSink next) {
    this.next = next;
  }

  @Override
  public void add(Frame frame) {
    newest.put(frame.cameraId(), frame);
    next.add(frame);
  }

  /** The camera's newest frame; empty if none has come. */
  public Optional<Frame> of(String cameraId) {
    return Optional.ofNullable(newest.get(cameraId));
  }
}
