package dev.xunjie.standalone.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchPerceptionCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  @Test
  void tellsOfTheShippedStreetWhatEachStageCostsAndThatTheGateLosesNoIncident() {
    assertThat(bench("--every", "4", "--json")).isZero();

    assertThat(out.toString())
        .startsWith("{\"clips\":[{\"clip\":\"demo-street\",\"pictures\":20")
        .contains("\"NETWORK\":", "\"SCENE\":", "\"ratioToModelCall\":", "\"sparedShare\":")
        .contains("\"incidents\":2", "\"withChangeGate\":", "\"withoutCloseUps\":")
        .doesNotContainPattern("\"incidents(Lost|Added)\":[1-9]");
  }

  @Test
  void printsATableForPeople() {
    assertThat(bench("--pictures", "2")).isZero();

    assertThat(out.toString())
        .contains("demo-street, 2 pictures", "network", "times the bare model call");
  }

  @Test
  void saysWhichClipItCannotRead() throws Exception {
    Path text = Files.write(folder.resolve("text.mp4"), "no video".getBytes(UTF_8));
    BenchPerceptionCommand command = new BenchPerceptionCommand();
    new CommandLine(command).parseArgs(text.toString());

    assertThatThrownBy(command::call)
        .isInstanceOf(UnusableMaterialException.class)
        .hasMessageContaining("text.mp4");
  }

  private int bench(String... arguments) {
    return new CommandLine(new BenchPerceptionCommand())
        .setOut(new PrintWriter(out, true))
        .execute(arguments);
  }
}
