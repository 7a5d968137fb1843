package dev.xunjie.standalone.datafolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir private Path root;

  @Test
  void saysInOneLineThatAWantedPortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = Ports.of(DataFolder.at(root));

      assertThatThrownBy(() -> ports.exactly(other.getLocalPort(), "console", "--console-port"))
          .isInstanceOf(StartRefusedException.class)
          .hasMessage(
              "Port %d (console) is taken by another program. Stop that one, or choose another port with --console-port."
                  .formatted(other.getLocalPort()));
    }
  }

  @Test
  void givesEachNameItsOwnPortAndTheSameInTheNextRun() {
    DataFolder folder = DataFolder.at(root);
    Ports ports = Ports.of(folder);
    int kafka = ports.free("kafka");
    int redis = ports.free("redis");
    ports.write();

    assertThat(kafka).isNotEqualTo(redis);
    assertThat(ports.free("kafka")).isEqualTo(kafka);
    assertThat(Ports.of(folder).free("kafka")).isEqualTo(kafka);
  }

  @Test
  void takesAnotherPortWhereTheOneOfTheRunBeforeIsTaken() throws IOException {
    DataFolder folder = DataFolder.at(root);
    Ports ports = Ports.of(folder);
    int before = ports.free("kafka");
    ports.write();

    try (ServerSocket other = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.of(folder).free("kafka")).isNotEqualTo(other.getLocalPort());
    }
  }
}
