package dev.xunjie.standalone.evaluation.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvalDetectCommandTest {
  /** A frame of a road camera by day, full of vehicles. */
  private static final String FRAME = "C3_png.rf.e4eb8a7b4e8be968bdd60f577d4b616f";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @Test
  void scoresBothLooksAndDrawsWhatWentWrong() throws IOException {
    Path roadCameras = sharedData().resolve("tracking/fixedcam_frames_gt");
    Path frame = roadCameras.resolve("images").resolve(FRAME + ".jpg");
    assumeThat(frame).as("no frame at %s: see XUNJIE_DATA", frame).exists();
    Files.copy(frame, folder.resolve("a.jpg"));
    Files.copy(roadCameras.resolve("labels").resolve(FRAME + ".txt"), folder.resolve("a.txt"));
    Path classes = Files.writeString(folder.resolve("classes.txt"), "bike\nbus\ncar\ntruck\n");
    Path worst = folder.resolve("worst");

    assertThat(evaluate(folder, "--json", "--out", worst, "--classes", classes)).isZero();

    JsonNode report = JsonMapper.shared().readTree(out.toString(UTF_8));
    assertThat(report.propertyNames()).containsExactly("images", "firstLook", "secondLook");
    assertThat(report.get("images").asInt()).isEqualTo(1);
    for (String look : new String[] {"firstLook", "secondLook"}) {
      assertThat(report.get(look).propertyNames()).containsExactly("images", "map", "ap50");
      assertThat(report.get(look).get("ap50").propertyNames()).contains("vehicle");
      assertThat(report.get(look).get("ap50").get("vehicle").asDouble()).isBetween(.3, 1.0);
    }
    try (Stream<Path> drawn = Files.list(worst.resolve("first-look"))) {
      assertThat(drawn).hasSize(1);
    }
  }

  @Test
  void refusesAPictureThatIsNone() throws IOException {
    Files.writeString(folder.resolve("a.jpg"), "no picture");
    Files.writeString(folder.resolve("a.txt"), "2 0.5 0.5 0.2 0.4");

    assertThat(evaluate(folder)).isNotZero();

    assertThat(progress.toString(UTF_8)).contains("COCO's 80 classes");
  }

  private int evaluate(Object... arguments) {
    EvalDetectCommand command =
        new EvalDetectCommand(
            new PrintStream(out, true, UTF_8), new PrintStream(progress, true, UTF_8));
    return new CommandLine(command)
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private static Path sharedData() {
    String data = Optional.ofNullable(System.getenv("XUNJIE_DATA")).orElse("../shared/data");
    String root = Optional.ofNullable(System.getenv("XUNJIE_ROOT")).orElse("..");
    return Path.of(root).resolve(data);
  }
}
