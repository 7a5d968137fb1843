package dev.xunjie.gateway.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One compressed picture as the camera sent it.
 *
 * @param format how it is coded
 * @param streamTime since the start of the video, on the same clock as {@link Picture#streamTime};
 *     packets come in the order of decoding, so that it may fall back by some pictures
 * @param cameraTime when the camera says it was taken, as {@link Picture#cameraTime}
 * @param key whether decoding can begin with it
 * @param sizeBytes how many bytes it has
 * @param bytes copies them out; may be asked only while the packet is being handed over
 */
public record VideoPacket(
    StreamFormat format,
    Duration streamTime,
    Optional<Instant> cameraTime,
    boolean key,
    int sizeBytes,
    Supplier<byte[]> bytes) {
  public VideoPacket {
    Objects.requireNonNull(format, "format is missing");
    Objects.requireNonNull(streamTime, "streamTime is missing");
    Objects.requireNonNull(cameraTime, "cameraTime is missing");
    Objects.requireNonNull(bytes, "bytes are missing");
  }
}
