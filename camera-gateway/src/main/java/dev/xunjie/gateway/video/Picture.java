package dev.xunjie.gateway.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One picture of a video.
 *
 * @param bytes in the {@link PictureForm} that was asked for; not copied, so leave them as they are
 * @param widthPixels width after scaling
 * @param heightPixels height after scaling
 * @param streamTime since the start of the video by its own timestamps; a camera that resets its
 *     clock makes it jump, even below 0
 * @param key whether it stands by itself
 * @param cameraTime when the camera says it was taken, by RTCP sender reports (RFC 3550, 6.4.1), as
 *     far as it sends them; as right or wrong as the camera's clock
 * @param thumbnail for a cheap comparison with other pictures
 */
public record Picture(
    byte[] bytes,
    int widthPixels,
    int heightPixels,
    Duration streamTime,
    boolean key,
    Optional<Instant> cameraTime,
    GreyThumbnail thumbnail) {
  public Picture {
    Objects.requireNonNull(bytes, "bytes are missing");
    Objects.requireNonNull(streamTime, "streamTime is missing");
    Objects.requireNonNull(cameraTime, "cameraTime is missing");
    Objects.requireNonNull(thumbnail, "thumbnail is missing");
  }
}
