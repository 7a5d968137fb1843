package dev.xunjie.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends WriteOnceStoreContract {
  @TempDir private Path folder;
  private FolderStore store;

  @BeforeEach
  void openStore() {
    store = new FolderStore(folder.resolve("evidence"));
  }

  @Override
  WriteOnceStore store() {
    return store;
  }

  @Test
  void letsOneOfManyWritersWin() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> outcomes = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Content own = content("writer " + i);
        outcomes.add(
            writers.submit(
                () -> {
                  try {
                    return store.put("chains/camera/1.json", own);
                  } catch (WrittenOnceException | StoreUnavailableException lost) {
                    return false;
                  }
                }));
      }
      int winners = 0;
      for (Future<Boolean> outcome : outcomes) {
        winners += outcome.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  void makesFilesReadOnly() throws IOException {
    store.put("blobs/a", content("evidence"));

    assertThat(Files.getPosixFilePermissions(folder.resolve("evidence/blobs/a")))
        .isEqualTo(PosixFilePermissions.fromString("r--r--r--"));
  }

  @Test
  void leavesNoDraftBehindWhenTheDiskIsFull() throws IOException {
    Content content = content("evidence");
    Content breaking =
        Content.of(content.bytes(), content.sha256(), WriteOnceStoreContract::broken);

    assertThatThrownBy(() -> store.put("blobs/a", breaking))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("No space left on device");
    assertThat(folder.resolve("evidence/incoming")).isEmptyDirectory();
  }

  @Test
  void refusesASourceThatChangesWhileItIsRead() throws IOException {
    Path source = Files.writeString(folder.resolve("clip.mp4"), "clip", UTF_8);
    Content content = Content.of(source);
    Files.writeString(source, "other", UTF_8);

    assertThatThrownBy(() -> store.put("blobs/a", content))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("the source changed");
    assertThat(store.holds("blobs/a")).isFalse();
  }

  @Test
  void clearsAwayWhatAKilledProcessLeftLongAgo() throws IOException {
    Path incoming = folder.resolve("evidence/incoming");
    Path old = Files.createFile(incoming.resolve("old.part"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(86_400)));
    Path fresh = Files.createFile(incoming.resolve("fresh.part"));

    new FolderStore(folder.resolve("evidence"));

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }
}
