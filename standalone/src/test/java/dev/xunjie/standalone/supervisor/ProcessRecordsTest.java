package dev.xunjie.standalone.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {
  private static final List<String> SLEEP = List.of("sleep", "600");

  @TempDir private Path folder;

  private final TestingTerminal terminal = new TestingTerminal();
  private Process process;
  private ProcessRecords records;

  @BeforeEach
  void startProcess() throws IOException {
    process = new ProcessBuilder(SLEEP).start();
    records = new ProcessRecords(folder);
  }

  @AfterEach
  void endProcess() {
    process.destroyForcibly();
  }

  @Test
  void stopsWhatAnEarlierSupervisorLeftRunning() {
    records.note("gateway", process.toHandle(), SLEEP);

    new ProcessRecords(folder).stopLeftovers(terminal.terminal());

    assertThat(process.isAlive()).isFalse();
    assertThat(folder.resolve("gateway.pid")).doesNotExist();
    assertThat(terminal.lines())
        .containsExactly(
            "gateway … stopping process %d, left over from an earlier run"
                .formatted(process.pid()));
  }

  @Test
  void leavesAForeignProcessWithTheSameIdAlone() throws IOException {
    Instant earlier = process.toHandle().info().startInstant().orElseThrow().minusSeconds(60);
    Files.writeString(
        folder.resolve("gateway.pid"), process.pid() + "\n" + earlier + "\njava\n", UTF_8);

    records.stopLeftovers(terminal.terminal());

    assertThat(process.isAlive()).isTrue();
    assertThat(folder.resolve("gateway.pid")).doesNotExist();
    assertThat(terminal.lines()).isEmpty();
  }

  @Test
  void forgetsATornRecord() throws IOException {
    Files.writeString(folder.resolve("gateway.pid"), "12", UTF_8);

    records.stopLeftovers(terminal.terminal());

    assertThat(folder.resolve("gateway.pid")).doesNotExist();
  }
}
