package dev.xunjie.standalone.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkSettingsTest {
  @TempDir private Path root;

  @Test
  void keepsCheckpointsInTheDataFolderWhateverItsName() {
    Path folder = root.resolve("数据 夹");
    FlinkSettings settings = settings(folder);

    assertThat(settings.asYaml().lines())
        .contains(
            "execution.checkpointing.dir: \"file://" + folder.resolve("checkpoints") + "\"",
            "jobmanager.rpc.port: \"21001\"",
            "rest.port: \"21002\"",
            "rest.bind-address: \"127.0.0.1\"");
  }

  @Test
  void heapFlagsAgreeWithTheConfiguredMemory() {
    FlinkSettings settings = settings(root);

    assertThat(settings.asYaml())
        .contains("task.heap.size: \"512m\"", "framework.heap.size: \"128m\"");
    assertThat(settings.taskManagerFlags())
        .contains("-Xmx640m", "-XX:MaxDirectMemorySize=704m", "-XX:MaxMetaspaceSize=384m");
  }

  @Test
  void writesWhatTheClusterReads() throws IOException {
    FlinkSettings settings = settings(root);

    settings.write();

    assertThat(settings.configuration().resolve("config.yaml"))
        .content()
        .isEqualTo(settings.asYaml());
    assertThat(settings.configuration().resolve("log4j2.properties")).isNotEmptyFile();
    assertThat(settings.checkpoints()).isDirectory();
  }

  private FlinkSettings settings(Path folder) {
    return new FlinkSettings(folder, root.resolve("tmp"), new FlinkPorts(21_001, 21_002));
  }
}
