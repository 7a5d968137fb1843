package dev.xunjie.contracts.camera;

import dev.xunjie.contracts.Identifier;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What to read and how: one camera of the compacted {@code cameras} topic. Deleting the key there
 * removes the camera.
 *
 * @param id camera id, the key of every topic that speaks of this camera
 * @param name what people call it, any script
 * @param streamUrl {@code rtsp://} or {@code rtsps://} address; may carry user and password, which
 *     {@link #toString} and {@link #streamUrlWithoutPassword} leave out
 * @param place where it stands, for the evidence's overlay
 * @param direction where it looks, for the evidence's overlay
 * @param deviceNumber the device register's number
 * @param framesPerSecond frames to decode and send a second, above 0 up to 25; absent: key pictures
 *     only, which costs a tenth
 * @param maxWidthPixels wider pictures are scaled down to this width, 160 to 3840; absent: 1280
 * @param jpegQuality 1 to 100; absent: 85
 */
public record CameraSettings(
    String id,
    String name,
    String streamUrl,
    Optional<String> place,
    Optional<String> direction,
    Optional<String> deviceNumber,
    Optional<Double> framesPerSecond,
    Optional<Integer> maxWidthPixels,
    Optional<Integer> jpegQuality) {
  private static final int DEFAULT_MAX_WIDTH_PIXELS = 1280;
  private static final int DEFAULT_JPEG_QUALITY = 85;

  public CameraSettings {
    Identifier.require("camera", id);
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("camera %s needs a name".formatted(id));
    }
    requireRtsp(id, streamUrl);
    place = Objects.requireNonNullElse(place, Optional.empty());
    direction = Objects.requireNonNullElse(direction, Optional.empty());
    deviceNumber = Objects.requireNonNullElse(deviceNumber, Optional.empty());
    framesPerSecond = Objects.requireNonNullElse(framesPerSecond, Optional.empty());
    maxWidthPixels = Objects.requireNonNullElse(maxWidthPixels, Optional.empty());
    jpegQuality = Objects.requireNonNullElse(jpegQuality, Optional.empty());
    requireRange(id, "framesPerSecond", framesPerSecond.orElse(1.0), Math.ulp(0.0), 25);
    requireRange(id, "maxWidthPixels", widthLimit(maxWidthPixels), 160, 3840);
    requireRange(id, "jpegQuality", quality(jpegQuality), 1, 100);
  }

  /** A camera with an address and defaults for the rest. */
  public static CameraSettings of(String id, String name, String streamUrl) {
    return new CameraSettings(
        id,
        name,
        streamUrl,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The width above which pictures are scaled down, in pixels. */
  public int widthLimitPixels() {
    return widthLimit(maxWidthPixels);
  }

  /** The JPEG quality to encode with, 1 to 100. */
  public int encodedJpegQuality() {
    return quality(jpegQuality);
  }

  /** The address with user and password left out, for logs and consoles. */
  public String streamUrlWithoutPassword() {
    return streamUrl.replaceFirst("//.*@", "//");
  }

  @Override
  public String toString() {
    return "camera %s (%s) at %s".formatted(id, name, streamUrlWithoutPassword());
  }

  private static int widthLimit(Optional<Integer> chosen) {
    return chosen.orElse(DEFAULT_MAX_WIDTH_PIXELS);
  }

  private static int quality(Optional<Integer> chosen) {
    return chosen.orElse(DEFAULT_JPEG_QUALITY);
  }

  private static void requireRtsp(String id, String streamUrl) {
    try {
      URI address = URI.create(Objects.requireNonNullElse(streamUrl, ""));
      if (("rtsp".equals(address.getScheme()) || "rtsps".equals(address.getScheme()))
          && address.getHost() != null) {
        return;
      }
    } catch (IllegalArgumentException malformed) {
      // Told below: the parser's own message would repeat the password.
    }
    throw new IllegalArgumentException(
        "camera %s needs a streamUrl of the form rtsp://host[:port]/path".formatted(id));
  }

  private static void requireRange(
      String id, String setting, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "camera %s: %s is %s, but must be above 0 and from %s to %s"
              .formatted(id, setting, value, least, most));
    }
  }
}
