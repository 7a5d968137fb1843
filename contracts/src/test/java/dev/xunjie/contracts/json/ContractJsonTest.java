package dev.xunjie.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractJsonTest {
  @Test
  void fillsInDefaultsForWhatIsLeftOut() {
    CameraPolicy policy =
        policy(
            """
            {"cameraId":"c1","version":1,"zones":[{"offence":"ILLEGAL_PARKING","id":"z","name":"路口",
             "polygon":[[0,0],[1,0],[1,1]],"permittedStopSeconds":120}]}""");

    ParkingZone zone = (ParkingZone) policy.zones().get(0);
    assertThat(zone.permittedStop()).isEqualTo(Duration.ofMinutes(2));
    assertThat(zone.parkedAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(zone.leftAfter()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void readsOverPropertiesOfANewerWriter() {
    assertThat(
            camera("{\"id\":\"c1\",\"name\":\"n\",\"streamUrl\":\"rtsp://h/p\",\"later\":[1]}")
                .widthLimitPixels())
        .isEqualTo(1280);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no JSON at all                                        | not a valid CameraPolicy",
        "null                                                  | bare null",
        "[]                                                    | not a valid CameraPolicy",
        "{\"cameraId\":\"a b\",\"version\":1,\"zones\":[]}     | camera id \"a b\" must be",
        "{\"cameraId\":\"c1\",\"version\":0,\"zones\":[]}      | version is 0, but counts from 1",
        "{\"cameraId\":\"c1\",\"zones\":[]}                    | version",
        "{\"cameraId\":\"c1\",\"version\":1}                   | needs its zones",
        "{\"cameraId\":\"c1\",\"version\":1,\"zones\":[{\"id\":\"z\"}]} | offence",
        "{\"cameraId\":\"c1\",\"version\":1,\"zones\":[]} {}   | not a valid CameraPolicy",
      })
  void saysWhatIsWrongWithAPolicy(String json, String said) {
    assertThatThrownBy(() -> policy(json))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[0,0],[1,1],[1,0],[0,1]] | crosses or touches itself near [0.500, 0.500]",
        "[[0,0],[1.2,0],[1,1]]     | x is 1.2, outside the picture: coordinates are shares of its size, 0 to 1 (at zones[0].polygon[1])",
        "[[0,0],[1,0],[2]]         | a point is a pair",
        "[[0,0],[1,0]]             | three corners or more, but has 2",
        "[[0,0],[1,0],[0.5,0]]     | crosses or touches itself",
        "[[0,0],[1,0],[null,1]]    | not a valid CameraPolicy",
      })
  void saysWhatIsWrongWithAPolygon(String polygon, String said) {
    String json =
        """
        {"cameraId":"c1","version":1,"zones":[{"offence":"ILLEGAL_PARKING","id":"z","name":"n",
         "polygon":%s,"permittedStopSeconds":120}]}"""
            .formatted(polygon);

    assertThatThrownBy(() -> policy(json))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining(said);
  }

  @Test
  void keepsAPasswordOutOfMessagesAndLogs() {
    assertThatThrownBy(
            () -> camera("{\"id\":\"c1\",\"name\":\"n\",\"streamUrl\":\"http://u:geheim@h/p\"}"))
        .hasMessageContaining("rtsp://")
        .hasMessageNotContaining("geheim");
    assertThat(camera("{\"id\":\"c1\",\"name\":\"n\",\"streamUrl\":\"rtsp://u:geheim@h/p\"}"))
        .asString()
        .endsWith("rtsp://h/p")
        .doesNotContain("geheim");
  }

  @Test
  void refusesAnObservationWithoutATime() {
    assertThatThrownBy(
            () ->
                ContractJson.fromBytes(
                    "{\"cameraId\":\"c1\",\"frame\":{\"partition\":0,\"offset\":1},\"objects\":[],\"modelVersion\":\"m\"}"
                        .getBytes(UTF_8),
                    Observation.class))
        .hasMessageContaining("capturedAt is missing");
  }

  private static CameraPolicy policy(String json) {
    return ContractJson.fromBytes(json.getBytes(UTF_8), CameraPolicy.class);
  }

  private static CameraSettings camera(String json) {
    return ContractJson.fromBytes(json.getBytes(UTF_8), CameraSettings.class);
  }
}
