package dev.xunjie.standalone.evaluation.occupancy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OccupancyCommandTest {
  private static final String HEADER = "video\treference_seconds\tzone\tfrom_second\tto_second\n";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void findsTheBagThatStaysAndNothingOfThePeopleBeforeIt() throws IOException {
    Path clip = sharedVideo("abandoned/aboda_video1_cut.mp4");
    assumeThat(clip).as("no clip at %s: see XUNJIE_DATA", clip).exists();
    write(clip + "\t0,1\t0.05,0.5 0.8,0.5 0.8,0.97 0.05,0.97\t11\t\n");

    assertThat(run("--json", "--every", "2")).isZero();

    String report = out.toString(UTF_8);
    assertThat(report).contains("\"falseSeconds\":0.0").contains("\"lostSeconds\":0.0");
    assertThat(number(report, "foundAfterSeconds")).isBetween(5.0, 15.0);
    assertThat(number(report, "greatestShare")).isBetween(.005, .06);
  }

  @Test
  void findsNothingWhereCarsOnlyDriveThrough() throws IOException {
    Path clip = sharedVideo("intel_car-detection.mp4");
    assumeThat(clip).as("no clip at %s: see XUNJIE_DATA", clip).exists();
    write(clip + "\t0\t0.1,0.3 0.9,0.3 0.9,0.95 0.1,0.95\t\t\n");

    assertThat(run("--json", "--every", "3")).isZero();

    assertThat(out.toString(UTF_8)).contains("\"falseSeconds\":0.0", "\"greatestShare\":0.0");
  }

  @Test
  void saysWhatIsWrongWithTheMaterial() throws IOException {
    assertThatThrownBy(() -> OccupancyMaterial.read(folder))
        .isInstanceOf(UnusableMaterialException.class)
        .hasMessageContaining("neither SCENES.tsv nor SEQUENCES.tsv");

    write("clip.mp4\t0\t0.1,0.3 0.9,0.3\t\t\n");

    assertThatThrownBy(() -> OccupancyMaterial.read(folder))
        .isInstanceOf(UnusableMaterialException.class)
        .hasMessageContaining("SEQUENCES.tsv, line 2: the zone")
        .hasMessageContaining("three corners");
  }

  private void write(String row) throws IOException {
    Files.writeString(folder.resolve("SEQUENCES.tsv"), HEADER + row);
  }

  private int run(String... options) {
    PrintStream stream = new PrintStream(out, true, UTF_8);
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, UTF_8);
    String[] arguments = new String[options.length + 1];
    arguments[0] = folder.toString();
    System.arraycopy(options, 0, arguments, 1, options.length);
    return new CommandLine(new OccupancyCommand(stream, nowhere)).execute(arguments);
  }

  private static double number(String json, String name) {
    String after = json.substring(json.indexOf("\"" + name + "\":") + name.length() + 3);
    return Double.parseDouble(after.split("[,}]")[0]);
  }

  private static Path sharedVideo(String name) {
    String data = Optional.ofNullable(System.getenv("XUNJIE_DATA")).orElse("../shared/data");
    String root = Optional.ofNullable(System.getenv("XUNJIE_ROOT")).orElse("..");
    return Path.of(root).resolve(data).resolve("video").resolve(name);
  }
}
