package dev.xunjie.standalone.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void findsTheNewestCompleteOneOfAllRuns() throws IOException {
    complete("run-a/chk-12", NOON);
    Path newest = complete("run-b/chk-3", NOON.plusSeconds(60));
    Files.createDirectories(folder.resolve("run-b/chk-4"));
    Files.createDirectories(folder.resolve("run-b/shared"));

    assertThat(new Checkpoints(folder).newest()).contains(newest);
  }

  @Test
  void findsNoneWhereThereIsNone() throws IOException {
    assertThat(new Checkpoints(folder.resolve("absent")).newest()).isEmpty();
  }

  @Test
  void forgetsEarlierRunsOnceThePresentOneHasItsOwn() throws IOException {
    complete("run-a/chk-12", NOON);
    Checkpoints checkpoints = new Checkpoints(folder);
    Files.createDirectories(folder.resolve("run-b/chk-13"));

    checkpoints.forgetBefore("run-b");
    assertThat(folder.resolve("run-a")).exists();

    complete("run-b/chk-13", NOON.plusSeconds(5));
    checkpoints.forgetBefore("run-b");
    assertThat(folder.resolve("run-a")).doesNotExist();
    assertThat(folder.resolve("run-b/chk-13/_metadata")).exists();
  }

  private Path complete(String checkpoint, Instant at) throws IOException {
    Path path = Files.createDirectories(folder.resolve(checkpoint));
    Path metadata = Files.createFile(path.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.from(at));
    return path;
  }
}
