package dev.xunjie.standalone.demo;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.policy.CameraPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * The shipped street: a clip of 79.5 s on which a van and a car stand at a kerb beside double
 * yellow lines, and the camera and policy that go with it. Its origin: {@code demo-clip/README.md}.
 */
public final class DemoStreet {
  /** The camera's id and the name of its RTSP mount. */
  public static final String CAMERA_ID = "demo-street";

  private static final String CLIP = "street.h264";
  private static final String CAMERA = "camera.json";
  private static final String POLICY = "policy.json";

  private DemoStreet() {}

  /**
   * The clip as a file's bytes (H.264, annex B): 768×576 pixels, 10 pictures a second, a key
   * picture each second.
   */
  public static byte[] clip() {
    return read(CLIP);
  }

  /** The camera, served on this machine. */
  public static CameraSettings camera(int rtspPort) {
    CameraSettings shipped = ContractJson.fromBytes(read(CAMERA), CameraSettings.class);
    String path = URI.create(shipped.streamUrl()).getPath();
    return new CameraSettings(
        shipped.id(),
        shipped.name(),
        "rtsp://127.0.0.1:%d%s".formatted(rtspPort, path),
        shipped.place(),
        shipped.direction(),
        shipped.deviceNumber(),
        shipped.framesPerSecond(),
        shipped.maxWidthPixels(),
        shipped.jpegQuality());
  }

  /** What is enforced there: no standing at the kerb for more than 20 s. */
  public static CameraPolicy policy() {
    return ContractJson.fromBytes(read(POLICY), CameraPolicy.class);
  }

  private static byte[] read(String resource) {
    try (InputStream in = DemoStreet.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " isn't on the class path: build again");
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(
          "can't read the shipped %s: build again".formatted(resource), broken);
    }
  }
}
