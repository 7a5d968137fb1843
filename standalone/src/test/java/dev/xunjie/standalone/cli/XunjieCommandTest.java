package dev.xunjie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XunjieCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void tellsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString(UTF_8)).matches("(?s)xunjie \\d+\\.\\d+\\.\\d+.*\\nJava .*");
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(run("help")).isZero();
    assertThat(out.toString(UTF_8)).contains("demo", "up", "watch", "巡街", "Exit codes");
  }

  @Test
  void helpOfUpShowsTheFileFormat() {
    assertThat(run("up", "--help")).isZero();
    assertThat(out.toString(UTF_8)).contains("\"policies\": [", "permittedStopSeconds");
  }

  @Test
  void refusesAMalformedCameraFileBeforeAnythingStarts() throws IOException {
    Path file = Files.writeString(folder.resolve("摄像头.json"), "{\"cameras\": 3}", UTF_8);

    assertThat(run("up", "--cameras", file.toString(), "--data", folder.resolve("d").toString()))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualToIgnoringNewLines(file + ": \"cameras\" must be a list");
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @Test
  void saysInOneLineThatTheConsolePortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      assertThat(run("up", "--console-port", port, "--data", folder.toString())).isEqualTo(2);
      assertThat(err.toString(UTF_8).strip())
          .hasLineCount(1)
          .startsWith("Port " + port + " (console) is taken by another program.")
          .contains("--console-port");
    }
  }

  @Test
  void refusesToWaitForNoIncidents() {
    assertThat(run("demo", "--until-incidents", "0", "--data", folder.resolve("d").toString()))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("--until-incidents is 0, but must be 1 or more");
    assertThat(folder.resolve("d")).doesNotExist();
  }

  private int run(String... arguments) {
    PrintStream toOut = new PrintStream(out, true, UTF_8);
    PrintStream toErr = new PrintStream(err, true, UTF_8);
    return XunjieCommand.commandLine(toOut, toErr).execute(arguments);
  }
}
