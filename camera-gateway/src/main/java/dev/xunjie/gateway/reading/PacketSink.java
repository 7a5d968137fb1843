package dev.xunjie.gateway.reading;

import dev.xunjie.gateway.video.VideoPacket;
import java.time.Instant;

/** Takes compressed packets, from many readers at once, without ever making one wait. */
public interface PacketSink {
  /** Keeps nothing. */
  PacketSink NONE =
      new PacketSink() {
        @Override
        public void streamBegins(String cameraId) {}

        @Override
        public void add(String cameraId, Instant capturedAt, VideoPacket packet) {}
      };

  /** The camera was opened anew: what comes now doesn't continue what came before. */
  void streamBegins(String cameraId);

  /**
   * The camera's next packet, in the order of decoding.
   *
   * @param capturedAt the capture time that the packet's picture has as a frame
   */
  void add(String cameraId, Instant capturedAt, VideoPacket packet);
}
