package dev.xunjie.standalone.evaluation.parking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The zone is the lower half of a picture of 640 x 480; a sample is taken every 20 frames. */
class EvalParkingCommandTest {
  private static final int STEP = 20;
  private static final int AT_KERB = 300;
  private static final int FARTHER_ALONG = 400;
  private static final int OUTSIDE = 100;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @BeforeEach
  void videoWithoutBoxes() throws IOException {
    write("mask/mask.json", "[%s, %s]".formatted(maskOf("street-1"), maskOf("street-2")));
    write("label/street-1.txt", "");
    write("gt/street-1.txt", "");
  }

  @Test
  void findsOnceTheVehicleThatTheTrackerCallsByThreeNames() throws IOException {
    truth(1, AT_KERB, 10, 80);
    tracked(7, AT_KERB, 16, 30, 6);
    tracked(8, AT_KERB + 2, 38, 50, 7);
    tracked(9, AT_KERB - 2, 70, 80, 6);

    assertThat(eval("--json")).isZero();

    assertThat(out.toString(UTF_8))
        .startsWith(
            "{\"truth\":1,\"found\":1,\"missed\":0,\"false\":0,\"doubled\":0,\"f1\":1.0,"
                + "\"videos\":{\"street-1\":{\"truth\":1,");
  }

  @Test
  void takesNoVehicleOutsideTheZone() throws IOException {
    tracked(7, OUTSIDE, 16, 80, 6);

    assertThat(eval("--json")).isZero();

    assertThat(out.toString(UTF_8)).startsWith("{\"truth\":0,\"found\":0,\"missed\":0,\"false\":0");
  }

  @Test
  void takesNoBoxThatTheTrackerOnlyRepeats() throws IOException {
    for (int second = 16; second <= 80; second++) {
      append("label/street-1.txt", line(7, AT_KERB, second, ", \"parked_time\": 6"));
    }

    assertThat(eval("--json")).isZero();

    assertThat(out.toString(UTF_8)).contains("\"false\":0");
  }

  @Test
  void countsEachTrueStayOnceAndEveryFurtherIncidentAsFalse() throws IOException {
    truth(1, AT_KERB, 10, 300);
    tracked(7, AT_KERB, 16, 60, 6);
    tracked(8, AT_KERB, 200, 300, 6);
    tracked(9, FARTHER_ALONG, 16, 60, 6);
    truth(2, FARTHER_ALONG, 200, 300);

    assertThat(eval("--json")).isZero();

    assertThat(out.toString(UTF_8))
        .startsWith("{\"truth\":2,\"found\":1,\"missed\":1,\"false\":2,\"doubled\":1,\"f1\":0.4");
  }

  @Test
  void letsAVehicleStandForTheTimeItIsTold() throws IOException {
    truth(1, AT_KERB, 10, 80);
    tracked(7, AT_KERB, 16, 80, 6);

    assertThat(eval("--permitted-stop", "90", "--json")).isZero();

    assertThat(out.toString(UTF_8)).contains("\"missed\":1");
  }

  @Test
  void namesTheVideosThatItLeavesOut() throws IOException {
    write("gt/street-3.txt", "");

    assertThat(eval("--json")).isZero();

    assertThat(progress.toString(UTF_8))
        .contains("street-2 left out: it has no label/street-2.txt")
        .contains("street-3 left out: it has no label/street-3.txt");
    assertThat(out.toString(UTF_8)).contains("\"leftOut\":{\"street-2\":\"label/street-2.txt\"");
  }

  @Test
  void printsARowForEachVideoAndOneForAll() throws IOException {
    truth(1, AT_KERB, 10, 80);
    tracked(7, AT_KERB, 16, 80, 6);

    assertThat(eval()).isZero();

    assertThat(out.toString(UTF_8).lines())
        .hasSize(3)
        .anyMatch(row -> row.matches("street-1 +1 +1 +0 +0 +0 +1\\.000"))
        .anyMatch(row -> row.startsWith("all "));
  }

  @Test
  void drawsEachVideoAndMarksTheWrongOnes() throws IOException {
    truth(1, AT_KERB, 10, 80);
    Path drawings = folder.resolve("drawn");

    assertThat(eval("--out", drawings.toString())).isZero();

    try (Stream<Path> drawn = Files.list(drawings)) {
      assertThat(drawn)
          .singleElement()
          .satisfies(
              file -> {
                assertThat(file).hasFileName("wrong-street-1.png");
                assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
              });
    }
  }

  @Test
  void saysWhatIsWrongWithTheMaterial() throws IOException {
    append("label/street-1.txt", "{\"frame\": 20, \"id\": \"one\"}\n");

    assertThat(eval()).isEqualTo(2);
    assertThat(progress.toString(UTF_8)).contains("street-1.txt, line 1").contains("frame, id");

    write("label/street-1.txt", line(1, AT_KERB, 10, ""));

    assertThat(eval()).isEqualTo(2);
    assertThat(progress.toString(UTF_8)).contains("no parked_time");

    write("mask/mask.json", "[%s]".formatted(maskOf("street-2")));
    write("label/street-1.txt", "");

    assertThat(eval()).isEqualTo(2);
    assertThat(progress.toString(UTF_8)).contains("no entry for street-1");

    Files.delete(folder.resolve("mask/mask.json"));

    assertThat(eval()).isEqualTo(2);
    assertThat(progress.toString(UTF_8)).contains("can't read").contains("mask.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "12", "40"})
  void missesNoneDoublesNoneAndInventsNoneOnTheStudysDevelopmentVideos(String permittedStop) {
    String data = Optional.ofNullable(System.getenv("XUNJIE_DATA")).orElse("../shared/data");
    String root = Optional.ofNullable(System.getenv("XUNJIE_ROOT")).orElse("..");
    Path study = Path.of(root).resolve(data).resolve("tracking/illegal_parking_gt/ISLab");
    assumeThat(study).as("no material at %s: see XUNJIE_DATA", study).exists();

    assertThat(run(study, "--json", "--permitted-stop", permittedStop)).isZero();

    assertThat(out.toString(UTF_8))
        .startsWith("{\"truth\":12,\"found\":12,\"missed\":0,\"false\":0,\"doubled\":0,\"f1\":1.0");
  }

  private static String maskOf(String video) {
    return """
        {"imageName": "%s.jpg", "imageWidth": 640, "imageHeight": 480, "Data": {"svgArr": [{"data": [
        {"x": 0, "y": 240}, {"x": 640, "y": 240}, {"x": 640, "y": 480}, {"x": 0, "y": 480}]}]}}"""
        .formatted(video);
  }

  /** The truth of a car that stands there from one second to another. */
  private void truth(int id, int left, int from, int until) throws IOException {
    for (int second = from; second <= until; second++) {
      append("gt/street-1.txt", line(id, left, second, ""));
    }
  }

  /** The tracker's word of a car, whose clock says so much at first. */
  private void tracked(int id, int left, int from, int until, int parkedAtFirst)
      throws IOException {
    for (int second = from; second <= until; second++) {
      int parked = parkedAtFirst + second - from;
      append(
          "label/street-1.txt", line(id, left, second, ", \"parked_time\": %d".formatted(parked)));
    }
  }

  private static String line(int id, int left, int second, String rest) {
    int bottom = left == OUTSIDE ? 200 : 340;
    return String.format(
        Locale.ROOT,
        "{\"frame\": %d, \"id\": %d, \"type\": \"car\", \"left\": %d, \"right\": %d, \"top\": %d,"
            + " \"bottom\": %d%s}%n",
        second * STEP,
        id,
        left,
        left + 60,
        bottom - 40,
        bottom,
        rest);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void append(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text, StandardOpenOption.APPEND);
  }

  private int eval(String... arguments) {
    return run(folder, arguments);
  }

  private int run(Path material, String... arguments) {
    return new CommandLine(
            new EvalParkingCommand(
                new PrintStream(out, true, UTF_8), new PrintStream(progress, true, UTF_8)))
        .execute(
            Stream.concat(Stream.of(material.toString()), Stream.of(arguments))
                .toArray(String[]::new));
  }
}
