package dev.xunjie.gateway.cameralist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import org.junit.jupiter.api.Test;

class CameraMessageTest {
  private static final CameraSettings CAMERA =
      CameraSettings.of("kerb-1", "路口一", "rtsp://10.0.0.7/1");

  @Test
  void readsACamera() {
    assertThat(CameraMessage.parse(bytes("kerb-1"), ContractJson.toBytes(CAMERA)))
        .isEqualTo(new CameraMessage.Put(CAMERA));
  }

  @Test
  void readsARemoval() {
    assertThat(CameraMessage.parse(bytes("kerb-1"), null))
        .isEqualTo(new CameraMessage.Removal("kerb-1"));
  }

  @Test
  void refusesAKeyThatIsNotTheCamera() {
    assertFlaw(bytes("kerb-2"), ContractJson.toBytes(CAMERA), "\"kerb-2\"", "\"kerb-1\"");
  }

  @Test
  void refusesAMissingKey() {
    assertFlaw(null, ContractJson.toBytes(CAMERA), "key is no camera id");
  }

  @Test
  void refusesWhatIsNoJson() {
    assertFlaw(bytes("kerb-1"), bytes("{\"id\":"), "not a valid CameraSettings");
  }

  @Test
  void refusesWhatIsNoRtspAddressWithoutRepeatingIt() {
    assertFlaw(
        bytes("kerb-1"),
        bytes("{\"id\":\"kerb-1\",\"name\":\"n\",\"streamUrl\":\"http://u:secret@h\"}"),
        "streamUrl");
  }

  private static void assertFlaw(byte[] key, byte[] value, String... said) {
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> CameraMessage.parse(key, value))
        .satisfies(flaw -> assertThat(flaw.getMessage()).contains(said).doesNotContain("secret"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
