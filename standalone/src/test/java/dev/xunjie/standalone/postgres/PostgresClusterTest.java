package dev.xunjie.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster, also as root has it served, for PostgreSQL refuses to run as root. */
class PostgresClusterTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir private Path root;

  @Test
  void keepsItsDataWhenNamespacesAreForbiddenFromOneStartToTheNext() throws Exception {
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresBinaries binaries = PostgresBinaries.unpackedIn(root.resolve("cache"));
    assumeThat(runsAsRoot()).as("only root can become another user").isTrue();
    Path folder = root.resolve("数据 夹").resolve("postgres");

    PostgresCluster asNobody = new PostgresCluster(binaries, folder, ServerUser.NOBODY);
    serving(asNobody, "create table decision (text varchar)");
    assertThat(Files.getAttribute(folder, "unix:uid")).isEqualTo(ServerUser.NOBODY.uid());

    ServerUser chosen = ServerUser.choose(binaries);
    serving(new PostgresCluster(binaries, folder, chosen), "insert into decision values ('确认')");
    assertThat(Files.getAttribute(folder.resolve("PG_VERSION"), "unix:uid"))
        .isEqualTo(chosen.uid());

    serving(asNobody, "update decision set text = '驳回' where text = '确认'");
  }

  @Test
  void stopsAServerThatOutlivedItsStarter() throws Exception {
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresBinaries binaries = PostgresBinaries.unpackedIn(root.resolve("cache"));
    Path folder = root.resolve("数据 夹").resolve("postgres");
    ServerUser user = runsAsRoot() ? ServerUser.NOBODY : ServerUser.choose(binaries);
    PostgresCluster cluster = new PostgresCluster(binaries, folder, user);
    cluster.initialiseOnce("xunjie", "秘密");
    int port = freePort();
    Process server = cluster.serve(port);
    try {
      await().atMost(LIMIT).ignoreExceptions().until(() -> answers(port));

      new PostgresCluster(binaries, folder, user).stopLeftover();

      assertThat(server.waitFor()).isZero();
      assertThat(folder.resolve("postmaster.pid")).doesNotExist();
    } finally {
      server.destroyForcibly();
    }
  }

  /** Serves for the length of one statement, which must succeed. */
  private static void serving(PostgresCluster cluster, String statement) throws Exception {
    cluster.initialiseOnce("xunjie", "秘密");
    cluster.stopLeftover();
    int port = freePort();
    Process server = cluster.serve(port);
    try {
      await().atMost(LIMIT).ignoreExceptions().until(() -> answers(port));
      try (Connection connection = connect(port);
          Statement sql = connection.createStatement()) {
        sql.execute(statement);
      }
      cluster.stop();
      assertThat(server.waitFor()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  private static boolean answers(int port) throws Exception {
    try (Connection connection = connect(port);
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("select 1")) {
      return rows.next();
    }
  }

  private static Connection connect(int port) throws Exception {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "xunjie", "秘密");
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static boolean runsAsRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
