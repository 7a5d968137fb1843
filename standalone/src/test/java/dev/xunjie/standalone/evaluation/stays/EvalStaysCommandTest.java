package dev.xunjie.standalone.evaluation.stays;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvalStaysCommandTest {
  private static final int FRAMES = 200;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @Test
  void findsTheTruckThatStopsAmongTrafficThatDoesNot() throws IOException {
    truckStopsAndCarsPass();

    assertThat(eval(folder.toString(), "--json")).isZero();

    assertThat(out.toString(UTF_8))
        .startsWith(
            "{\"truth\":1,\"found\":1,\"false\":0,\"precision\":1.0,\"recall\":1.0,\"f1\":1.0,"
                + "\"latencySeconds\":");
  }

  @Test
  void findsItAtOneLookASecondToo() throws IOException {
    truckStopsAndCarsPass();

    assertThat(eval(folder.toString(), "--json", "--fps", "1")).isZero();

    assertThat(out.toString(UTF_8)).contains("\"found\":1,\"false\":0");
  }

  @Test
  void printsARowForEachCameraAndOneForAll() throws IOException {
    truckStopsAndCarsPass();

    assertThat(eval(folder.toString())).isZero();

    assertThat(out.toString(UTF_8).lines())
        .hasSize(4)
        .anyMatch(row -> row.matches("K1 +1 +1 +0 +1\\.000 +1\\.000 +1\\.000 +\\d\\.\\d"))
        .anyMatch(row -> row.matches("K2 +0 +0 +0 +0\\.000 +0\\.000 +0\\.000 +-"))
        .anyMatch(row -> row.startsWith("all "));
  }

  @Test
  void leavesMaskedRegionsOut() throws IOException {
    truckStopsAndCarsPass();
    Files.writeString(folder.resolve("filter.json"), "{\"K1\": [[280, 180, 400, 300]]}");

    assertThat(eval(folder.toString(), "--json")).isZero();

    assertThat(out.toString(UTF_8)).contains("\"truth\":1,\"found\":0,\"false\":0");
  }

  @Test
  void drawsWhatWasMissed() throws IOException {
    truckStopsAndCarsPass();
    Files.writeString(folder.resolve("filter.json"), "{\"K1\": [[280, 180, 400, 300]]}");
    Path drawings = folder.resolve("worst");

    assertThat(eval(folder.toString(), "--out", drawings.toString())).isZero();

    try (Stream<Path> drawn = Files.list(drawings)) {
      assertThat(drawn)
          .singleElement()
          .satisfies(
              file -> {
                assertThat(file.getFileName().toString()).startsWith("missed-P-").endsWith(".png");
                assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
              });
    }
  }

  @Test
  void saysWhatIsWrongWithAFolderThatIsNone() {
    assertThat(eval(folder.toString())).isEqualTo(2);
    assertThat(progress.toString(UTF_8)).contains("has no folder P").contains("RoadTrack");
  }

  @Test
  void namesFileAndLineThatItCannotRead() throws IOException {
    truckStopsAndCarsPass();
    Path truth = folder.resolve("P/04-12_11_K1_1/data/gt/gt.txt");
    Files.writeString(truth, "1,0,100,here,20,20\n");

    assertThat(eval(folder.toString())).isEqualTo(2);
    assertThat(progress.toString(UTF_8)).contains("gt.txt, line 1").contains("here");
  }

  @Test
  void refusesMoreFramesThanThereAre() throws IOException {
    truckStopsAndCarsPass();

    assertThat(eval(folder.toString(), "--fps", "25")).isEqualTo(2);
    assertThat(progress.toString(UTF_8)).contains("--fps is 25.0").contains("at most 10");
  }

  private void truckStopsAndCarsPass() throws IOException {
    write(
        "P/04-12_11_K1_1/data/det/yolo11m_nms05.txt",
        frame -> row(frame, -1, 40 + 6 * Math.min(frame, 50), 200, ",0.85,7,-1,-1"));
    write(
        "P/04-12_11_K1_1/data/gt/gt.txt",
        frame -> frame > 50 ? row(frame, 0, 340, 200, ",0.85,7") : "");
    write(
        "N/04-12_11_K2_1/data/det/yolo11m_nms05.txt",
        frame ->
            frame == 1
                ? "1,-1,-1,-1,-1,-1,0,0,-1,-1\n"
                : row(frame, -1, 3 * (frame % 100), 300, ",0.8,2,-1,-1"));
  }

  private void write(String file, IntFunction<String> rowOfFrame) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(
        path, IntStream.rangeClosed(1, FRAMES).mapToObj(rowOfFrame).collect(Collectors.joining()));
  }

  private static String row(int frame, int track, int left, int top, String rest) {
    return String.format(Locale.ROOT, "%d,%d,%d,%d,30,30%s%n", frame, track, left, top, rest);
  }

  private int eval(String... arguments) {
    return new CommandLine(
            new EvalStaysCommand(
                new PrintStream(out, true, UTF_8), new PrintStream(progress, true, UTF_8)))
        .execute(arguments);
  }
}
