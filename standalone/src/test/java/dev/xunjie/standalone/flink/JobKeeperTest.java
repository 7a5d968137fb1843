package dev.xunjie.standalone.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.standalone.supervisor.TestingTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JobKeeperTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private final TestingTerminal terminal = new TestingTerminal();
  private TestingJobManager jobManager;
  private JobKeeper keeper;

  @BeforeEach
  void startKeeper() throws IOException {
    jobManager = new TestingJobManager();
    Path jar = Files.writeString(folder.resolve("job.jar"), "a jar");
    FlinkJob job =
        new FlinkJob("parking", "dev.xunjie.Parking", List.of("--kafka", "127.0.0.1:9092"), 2);
    keeper =
        new JobKeeper(
            new FlinkRest(jobManager.port()), jar, List.of(job), folder, terminal.terminal());
  }

  @AfterEach
  void stopKeeper() {
    keeper.close();
    jobManager.close();
  }

  @Test
  void submitsEachJobOnce() {
    keeper.start(LIMIT);

    assertThat(keeper.runsEntirely("parking")).isTrue();
    JsonNode submitted = jobManager.submissions().get(0);
    assertThat(submitted.path("entryClass").asString()).isEqualTo("dev.xunjie.Parking");
    assertThat(submitted.path("programArgsList").get(1).asString()).isEqualTo("127.0.0.1:9092");
    assertThat(submitted.path("parallelism").asInt()).isEqualTo(2);
    assertThat(submitted.has("savepointPath")).isFalse();
    assertThat(submitted.path("flinkConfiguration").path("execution.checkpointing.dir").asString())
        .isEqualTo("file://" + folder.resolve("parking"));
  }

  @Test
  void submitsFromTheNewestCheckpointAfterTheJobManagerForgotIt() throws IOException {
    keeper.start(LIMIT);
    Path checkpoint = Files.createDirectories(folder.resolve("parking/job-1/chk-7"));
    Files.createFile(checkpoint.resolve("_metadata"));

    jobManager.forgetAll();

    await().atMost(LIMIT).until(() -> jobManager.submissions().size() == 2);
    assertThat(jobManager.submissions().get(1).path("savepointPath").asString())
        .isEqualTo("file://" + checkpoint);
    assertThat(jobManager.uploads()).isEqualTo(1);
    assertThat(terminal.lines())
        .contains(
            "job parking is forgotten by the JobManager; submitting it again from checkpoint "
                + checkpoint);
  }

  @Test
  void submitsAFailedJobAgainAndSaysWhyItFailed() {
    keeper.start(LIMIT);

    jobManager.setState(jobManager.lastJob(), "FAILED");

    await().atMost(LIMIT).until(() -> jobManager.submissions().size() == 2);
    assertThat(terminal.lines())
        .contains("job parking is FAILED (broken state); submitting it again from the beginning");
  }

  @Test
  void leavesARestartingJobToFlink() {
    keeper.start(LIMIT);

    jobManager.setState("job-1", "RESTARTING");
    jobManager.setState("another", "FAILED");

    await()
        .during(Duration.ofSeconds(5))
        .atMost(LIMIT)
        .until(() -> jobManager.submissions().size() == 1);
  }
}
