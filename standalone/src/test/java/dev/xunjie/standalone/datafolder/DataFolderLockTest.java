package dev.xunjie.standalone.datafolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {
  @TempDir private Path root;

  @Test
  void namesTheProcessThatHoldsTheFolder() throws IOException {
    DataFolder folder = DataFolder.at(root);
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                root.toString())
            .inheritIO()
            .start();
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> Files.exists(root.resolve("run/lock-holder")));

      assertThatThrownBy(() -> DataFolderLock.take(folder))
          .isInstanceOf(StartRefusedException.class)
          .hasMessage(
              "The data folder %s is in use by process %d, another xunjie."
                      .formatted(folder, holder.pid())
                  + " Stop that one, or choose another folder with --data.");
    } finally {
      holder.destroyForcibly();
    }
    holder.onExit().join();
    DataFolderLock.take(folder).close();
  }

  @Test
  void isFreeAgainOnceClosed() {
    DataFolder folder = DataFolder.at(root);
    DataFolderLock lock = DataFolderLock.take(folder);
    assertThatThrownBy(() -> DataFolderLock.take(folder)).isInstanceOf(StartRefusedException.class);

    lock.close();

    DataFolderLock again = DataFolderLock.take(folder);
    assertThat(again).isNotNull();
    again.close();
  }

  /** Takes the lock and keeps it. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      DataFolderLock.take(DataFolder.at(Path.of(arguments[0])));
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
