package dev.xunjie.standalone.cameras;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraFileTest {
  @TempDir private Path folder;

  @Test
  void readsCamerasAndPolicies() throws IOException {
    CameraFile file =
        CameraFile.read(
            written(
                """
                {"cameras": [
                   {"id": "renmin-1", "name": "人民路 1 号", "streamUrl": "rtsp://u:p@10.0.0.5/1"}],
                 "policies": [
                   {"cameraId": "renmin-1", "version": 1, "zones": [
                     {"offence": "ILLEGAL_PARKING", "id": "kerb", "name": "人行道",
                      "polygon": [[0.1, 0.9], [0.9, 0.9], [0.9, 0.5]],
                      "permittedStopSeconds": 300}]}]}
                """));

    assertThat(file.cameras()).extracting(CameraSettings::name).containsExactly("人民路 1 号");
    assertThat(file.policies().get(0).zones()).extracting(ZonePolicy::id).containsExactly("kerb");
  }

  @Test
  void namesTheEntryAndWhatIsWrongWithIt() throws IOException {
    Path file =
        written(
            """
            {"cameras": [
               {"id": "a", "name": "A", "streamUrl": "rtsp://10.0.0.5/1"},
               {"id": "b", "name": "B", "streamUrl": "http://10.0.0.5/1"}]}
            """);

    assertThatThrownBy(() -> CameraFile.read(file))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage(
            file
                + ": entry 2 of \"cameras\" is not a valid CameraSettings:"
                + " camera b needs a streamUrl of the form rtsp://host[:port]/path");
  }

  @Test
  void readsTheReferencePicturesBesideIt() throws IOException {
    try (InputStream clean = CameraFileTest.class.getResourceAsStream("clean.png")) {
      Files.write(folder.resolve("clean.png"), clean.readAllBytes());
    }

    assertThat(CameraFile.read(written(shopFront("clean.png"))).references())
        .containsOnlyKeys("cam-1/shop/clean.png");
  }

  @Test
  void refusesAReferencePictureThatIsMissingOrNone() throws IOException {
    Files.writeString(folder.resolve("text.jpg"), "no picture");

    for (String picture : List.of("absent.jpg", "text.jpg")) {
      Path file = written(shopFront(picture));
      assertThatThrownBy(() -> CameraFile.read(file))
          .isInstanceOf(StartRefusedException.class)
          .hasMessageContaining(picture)
          .hasMessageContaining("zone shop, camera cam-1");
    }
  }

  private static String shopFront(String reference) {
    return """
        {"policies": [{"cameraId": "cam-1", "version": 1, "zones": [
           {"offence": "OUT_OF_STORE", "id": "shop", "name": "门前",
            "polygon": [[0.1, 0.9], [0.9, 0.9], [0.9, 0.5]],
            "allowedSeconds": 600, "references": ["%s"]}]}]}
        """
        .formatted(reference);
  }

  @Test
  void refusesASelfCrossingZone() throws IOException {
    Path file =
        written(
            """
            {"policies": [{"cameraId": "a", "version": 1, "zones": [
               {"offence": "ILLEGAL_PARKING", "id": "kerb", "name": "K",
                "polygon": [[0.1, 0.1], [0.9, 0.9], [0.9, 0.1], [0.1, 0.9]],
                "permittedStopSeconds": 300}]}]}
            """);

    assertThatThrownBy(() -> CameraFile.read(file))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("entry 1 of \"policies\"")
        .hasMessageContaining("crosses or touches itself");
  }

  @Test
  void pointsAtThePlaceWhereTheFileIsNotJson() throws IOException {
    Path file = written("{\"cameras\": [\n  {\"id\": }]}");

    assertThatThrownBy(() -> CameraFile.read(file))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageStartingWith(file + " is not JSON:")
        .hasMessageContaining("line 2");
  }

  @Test
  void refusesAMisspeltPart() throws IOException {
    Path file = written("{\"camera\": []}");

    assertThatThrownBy(() -> CameraFile.read(file))
        .hasMessage(file + " has a part \"camera\", but may only have [cameras, policies]");
  }

  @Test
  void saysWhichFileIsMissing() {
    Path absent = folder.resolve("absent.json");

    assertThatThrownBy(() -> CameraFile.read(absent))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage("There is no file " + absent);
  }

  private Path written(String json) throws IOException {
    return Files.writeString(folder.resolve("摄像头.json"), json, UTF_8);
  }
}
