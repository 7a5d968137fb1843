package dev.xunjie.gateway.reading;

import dev.xunjie.gateway.video.VideoPacket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers when packets were taken. */
final class TestingPackets implements PacketSink {
  private final List<Taken> taken = new CopyOnWriteArrayList<>();

  private record Taken(String cameraId, Instant capturedAt, Duration streamTime, boolean key) {}

  @Override
  public void streamBegins(String cameraId) {}

  @Override
  public void add(String cameraId, Instant capturedAt, VideoPacket packet) {
    taken.add(new Taken(cameraId, capturedAt, packet.streamTime(), packet.key()));
  }

  List<Instant> keyTimesOf(String cameraId) {
    return taken.stream()
        .filter(packet -> packet.key() && packet.cameraId().equals(cameraId))
        .map(Taken::capturedAt)
        .toList();
  }

  List<Duration> streamTimesOf(String cameraId) {
    return taken.stream()
        .filter(packet -> packet.cameraId().equals(cameraId))
        .map(Taken::streamTime)
        .toList();
  }
}
