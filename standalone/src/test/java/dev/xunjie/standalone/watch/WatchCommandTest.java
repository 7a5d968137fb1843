package dev.xunjie.standalone.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.standalone.demo.DemoCamera;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WatchCommandTest {
  private static final String WHOLE_PICTURE =
      """
      {"cameraId":"any","version":1,"zones":[{"offence":"ILLEGAL_PARKING","id":"all","name":"全画面",
       "polygon":[[0,0],[1,0],[1,1],[0,1]],"permittedStopSeconds":5,"parkedAfterSeconds":3}]}""";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @Test
  void findsTheVanAndTheCarOfTheDemoClipAndNothingElse() throws IOException {
    Path clip = Files.write(folder.resolve("street.h264"), DemoCamera.STREET.clip());
    Path policy =
        Files.write(
            folder.resolve("policy.json"), ContractJson.toBytes(DemoCamera.STREET.policy()));
    Path stills = folder.resolve("stills");

    assertThat(watch(clip.toString(), "--policy", policy, "--out", stills)).isZero();

    assertThat(lines())
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("\"offence\":\"ILLEGAL_PARKING\"")
                    .contains("\"camera\":\"demo-street\"")
                    .contains("\"zone\":\"north-kerb\"")
                    .contains("\"startedAt\":0.0")
                    .contains("\"stillThere\":true")
                    .contains("\"track class\":\"car\""));
    try (Stream<Path> written = Files.list(stills)) {
      assertThat(written).hasSize(8);
    }
  }

  @Test
  void findsTheSameInTheWholePicture() throws IOException {
    Path clip = Files.write(folder.resolve("street.h264"), DemoCamera.STREET.clip());

    assertThat(watch(clip.toString(), "--policy", wholePicture(), "--every", 2)).isZero();

    assertThat(lines()).hasSize(2);
  }

  @Test
  void findsNothingWhereCarsOnlyDriveThrough() throws IOException {
    Path clip = sharedVideo("intel_car-detection.mp4");
    assumeThat(clip).as("no clip at %s: see XUNJIE_DATA", clip).exists();

    assertThat(watch(clip.toString(), "--policy", wholePicture())).isZero();

    assertThat(lines()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAPolicy() throws IOException {
    Path policy =
        Files.writeString(
            folder.resolve("crossing.json"), WHOLE_PICTURE.replace("[1,1],[0,1]", "[0,1],[1,1]"));

    assertThat(watch("anything.mp4", "--policy", policy)).isEqualTo(2);

    assertThat(progress.toString(UTF_8))
        .contains("crossing.json")
        .contains("crosses or touches itself near [0.500, 0.500]");
  }

  @Test
  void saysWhatIsWrongWithASource() throws IOException {
    Path noVideo = Files.writeString(folder.resolve("text.mp4"), "no video");

    assertThat(watch(noVideo.toString(), "--policy", wholePicture())).isEqualTo(2);
    assertThat(watch(folder.resolve("absent.mp4").toString(), "--policy", wholePicture()))
        .isEqualTo(2);
    assertThat(watch("rtsp://127.0.0.1:1/none", "--policy", wholePicture())).isEqualTo(2);

    assertThat(progress.toString(UTF_8))
        .contains("text.mp4")
        .contains("absent.mp4")
        .contains("rtsp://127.0.0.1:1/none");
    assertThat(lines()).isEmpty();
  }

  private Path wholePicture() throws IOException {
    return Files.writeString(folder.resolve("whole.json"), WHOLE_PICTURE);
  }

  private int watch(Object... arguments) {
    WatchCommand command =
        new WatchCommand(new PrintStream(out, true, UTF_8), new PrintStream(progress, true, UTF_8));
    return new CommandLine(command)
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private List<String> lines() {
    return out.toString(UTF_8).lines().toList();
  }

  private static Path sharedVideo(String name) {
    String data = Optional.ofNullable(System.getenv("XUNJIE_DATA")).orElse("../shared/data");
    String root = Optional.ofNullable(System.getenv("XUNJIE_ROOT")).orElse("..");
    return Path.of(root).resolve(data).resolve("video").resolve(name);
  }
}
