package dev.xunjie.standalone.demo;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.PlaceZone;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.reference.ReferenceKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A camera of the demo: a shipped clip of 79.5 s that repeats for ever, and what is enforced in it.
 * The clips' origin: {@code demo-clip/README.md}.
 */
public enum DemoCamera {
  /** A van and a car stand at a kerb beside double yellow lines, where 20 s are allowed. */
  STREET("demo-street", "street"),

  /** A drawn greengrocer's stall stands before a drawn shop, where 45 s are allowed. */
  SHOP("demo-shop", "shop");

  private static final String CLIP = "clip.h264";
  private static final String CAMERA = "camera.json";
  private static final String POLICY = "policy.json";

  private final String id;
  private final String folder;

  DemoCamera(String id, String folder) {
    this.id = id;
    this.folder = folder;
  }

  /** The camera of this id. */
  public static Optional<DemoCamera> of(String id) {
    return Arrays.stream(values()).filter(camera -> camera.id.equals(id)).findFirst();
  }

  /** The ids of all. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(DemoCamera::id).toList();
  }

  /** The camera's id and the name of its RTSP mount. */
  public String id() {
    return id;
  }

  /**
   * The clip as a file's bytes (H.264, annex B): 768×576 pixels, ten pictures a second of the
   * street, five of the shop, a key picture each second.
   */
  public byte[] clip() {
    return read(CLIP);
  }

  /** The camera, served on this machine. */
  public CameraSettings settings(int rtspPort) {
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

  /** What is enforced there. */
  public CameraPolicy policy() {
    return ContractJson.fromBytes(read(POLICY), CameraPolicy.class);
  }

  /** The clean pictures that the policy names, by the text of their {@link ReferenceKey}. */
  public Map<String, byte[]> references() {
    Map<String, byte[]> pictures = new TreeMap<>();
    for (ZonePolicy zone : policy().zones()) {
      if (zone instanceof PlaceZone place) {
        for (String picture : place.references()) {
          pictures.put(new ReferenceKey(id, zone.id(), picture).text(), read(picture));
        }
      }
    }
    return pictures;
  }

  private byte[] read(String name) {
    String resource = folder + "/" + name;
    try (InputStream in = DemoCamera.class.getResourceAsStream(resource)) {
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
