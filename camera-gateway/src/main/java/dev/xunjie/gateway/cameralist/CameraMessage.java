package dev.xunjie.gateway.cameralist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;

/** What one message of the {@code cameras} topic says. */
sealed interface CameraMessage {
  String cameraId();

  /** The camera is to be read by these settings. */
  record Put(CameraSettings settings) implements CameraMessage {
    @Override
    public String cameraId() {
      return settings.id();
    }
  }

  /** The camera is off the list. */
  record Removal(String cameraId) implements CameraMessage {}

  /**
   * Understands a message.
   *
   * @param key the camera's id in UTF-8, or null if there was none
   * @param value JSON, or null for a removal
   * @throws MalformedMessageException if it isn't one; says what to do
   */
  static CameraMessage parse(byte[] key, byte[] value) {
    String id = key == null ? "" : new String(key, UTF_8);
    try {
      Identifier.require("camera", id);
    } catch (IllegalArgumentException unfit) {
      throw new MalformedMessageException(
          "the message's key is no camera id: " + unfit.getMessage(), unfit);
    }
    if (value == null) {
      return new Removal(id);
    }
    CameraSettings settings = ContractJson.fromBytes(value, CameraSettings.class);
    if (!settings.id().equals(id)) {
      String flaw =
          "key \"%s\" differs from the camera's id \"%s\": write it again with its id as key"
              .formatted(id, settings.id());
      throw new MalformedMessageException(flaw, new IllegalArgumentException(flaw));
    }
    return new Put(settings);
  }
}
