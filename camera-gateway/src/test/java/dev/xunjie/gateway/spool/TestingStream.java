package dev.xunjie.gateway.spool;

import dev.xunjie.gateway.reading.PacketSink;
import dev.xunjie.gateway.video.StreamFormat;
import dev.xunjie.gateway.video.VideoPacket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A camera's packets of made-up bytes: 10 a second, each tenth a key packet. */
final class TestingStream {
  static final Duration DISTANCE = Duration.ofMillis(100);
  static final int KEY_INTERVAL = 10;
  static final int PACKET_BYTES = 1000;
  static final StreamFormat FORMAT = new StreamFormat("h264", new byte[] {1, 2, 3}, 64, 36);

  private final PacketSink sink;
  private final String cameraId;
  private final Instant start;
  private int sent;

  TestingStream(PacketSink sink, String cameraId, Instant start) {
    this.sink = sink;
    this.cameraId = cameraId;
    this.start = start;
    sink.streamBegins(cameraId);
  }

  /** Gives so many packets more. */
  TestingStream send(int packets) {
    for (int i = 0; i < packets; i++) {
      Duration streamTime = DISTANCE.multipliedBy(sent);
      byte[] bytes = bytesOf(sent);
      VideoPacket packet =
          new VideoPacket(
              FORMAT,
              streamTime,
              Optional.empty(),
              sent % KEY_INTERVAL == 0,
              bytes.length,
              () -> bytes);
      sink.add(cameraId, start.plus(streamTime), packet);
      sent++;
    }
    return this;
  }

  static byte[] bytesOf(int index) {
    byte[] bytes = new byte[PACKET_BYTES];
    Arrays.fill(bytes, (byte) index);
    return bytes;
  }
}
