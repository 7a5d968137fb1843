package dev.xunjie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./xunjie test} on a machine without what the browser and GStreamer tests need. */
class LaunchScriptTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @BeforeEach
  void layOutTheMachine() throws IOException {
    program("id", "echo 1000");
    program("dpkg-query", "exit 1");
    program("mvn", "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.0'; else echo ran: \"$@\"; fi");
  }

  @Test
  void skipsThoseTestsForADeveloperAndSaysSo() throws Exception {
    Run run = run(REPOSITORY.resolve("xunjie"), "test");

    assertThat(run.output()).contains("Not installed: chromium", "are skipped", "ran: -B -ntp");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void failsInContinuousIntegration() throws Exception {
    Run run = run(REPOSITORY.resolve(".ci/run"));

    assertThat(run.output())
        .contains("Not installed: chromium", "python3-gi", "XUNJIE_TESTS_COMPLETE=1 asks for every")
        .doesNotContain("ran:");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n", UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run run(Path script, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(script.toString())));
    builder.command().addAll(List.of(arguments));
    Map<String, String> environment = builder.environment();
    environment.remove("XUNJIE_TESTS_COMPLETE");
    environment.put("PATH", folder + ":" + environment.get("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Path output = folder.resolve("output.log");
    int exitCode =
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    return new Run(exitCode, Files.readString(output, UTF_8));
  }

  private record Run(int exitCode, String output) {}
}
