package dev.xunjie.standalone.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.standalone.cameras.CameraFile;
import dev.xunjie.standalone.cameras.CameraTopics;
import dev.xunjie.standalone.datafolder.DataFolder;
import dev.xunjie.standalone.datafolder.Ports;
import dev.xunjie.standalone.datafolder.Secrets;
import dev.xunjie.standalone.kafka.LocalTopics;
import dev.xunjie.standalone.supervisor.ProcessRecords;
import dev.xunjie.standalone.supervisor.Supervisor;
import dev.xunjie.standalone.supervisor.TestingTerminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Kafka, PostgreSQL and Redis, killed and started again on the same folder. */
class ServicesTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir private Path root;

  private final TestingTerminal terminal = new TestingTerminal();

  @Test
  void keepTheirDataThroughAKillAndARestart() throws Exception {
    try (Services services = new Services(root, terminal)) {
      services.start();
      LocalTopics.ensure(services.kafka());
      services.publish(new CameraPolicy("c1", 1, List.of()), terminal);
      services.sql("create table decision (text varchar)");
      services.sql("insert into decision values ('确认')");
      assertThat(services.redis("SET lease reviewer")).isEqualTo("+OK");

      services.supervisor.kill(Programs.KAFKA);
      services.supervisor.kill(Programs.POSTGRES);
      services.supervisor.kill(Programs.REDIS);

      await().atMost(LIMIT).until(() -> startsSaid("[kafka] ", "broker ready") == 2);
      await().atMost(LIMIT).until(() -> startsSaid("[postgres] ", "server started") == 2);
      await().atMost(LIMIT).until(() -> startsSaid("[redis] ", "Server initialized") == 2);
      await().atMost(LIMIT).ignoreExceptions().untilAsserted(services::expectData);
    }
    try (Services again = new Services(root, terminal)) {
      again.start();
      LocalTopics.ensure(again.kafka());

      again.expectData();
    }
  }

  @Test
  void keepAPolicyThatIsNewerThanTheFiles() throws Exception {
    CameraPolicy older = new CameraPolicy("c1", 1, List.of());
    CameraPolicy newer = new CameraPolicy("c1", 2, List.of());
    try (Services services = new Services(root, terminal)) {
      services.startKafka();
      LocalTopics.ensure(services.kafka());
      services.publish(older, terminal);
      services.publish(newer, terminal);

      services.publish(older, terminal);

      assertThat(new CameraTopics(services.kafka()).policy("c1")).contains(newer);
      assertThat(terminal.lines())
          .filteredOn(line -> line.startsWith("Policy of camera c1"))
          .containsExactly(
              "Policy of camera c1, version 1 of the file, is not used: version 2 is in force."
                  + " To use it, count its version up to 3.");
    }
  }

  private long startsSaid(String child, String words) {
    return terminal.lines().stream()
        .filter(line -> line.startsWith(child) && line.contains(words))
        .count();
  }

  private static final class Services implements AutoCloseable {
    private final StackPorts ports;
    private final Secrets secrets;
    private final Programs programs;
    private final Supervisor supervisor;

    Services(Path root, TestingTerminal terminal) throws IOException {
      DataFolder data = DataFolder.at(root.resolve("数据 夹"));
      Path cache = Files.createDirectories(root.resolve("cache"));
      StackSettings settings =
          new StackSettings(
              new Modules(root),
              data.root(),
              cache,
              OptionalInt.empty(),
              CameraFile.NOTHING,
              false);
      ports = StackPorts.choose(Ports.of(data), OptionalInt.empty());
      secrets = Secrets.of(data);
      programs = new Programs(settings, data, ports, secrets);
      supervisor =
          new Supervisor(
              data.root(), data.logs(), new ProcessRecords(data.run()), terminal.terminal());
    }

    void start() throws IOException {
      supervisor.start(programs.services());
    }

    void startKafka() throws IOException {
      supervisor.start(
          programs.services().stream()
              .filter(program -> program.name().equals(Programs.KAFKA))
              .toList());
    }

    String kafka() {
      return ports.kafkaAddress();
    }

    void publish(CameraPolicy policy, TestingTerminal terminal) throws InterruptedException {
      CameraSettings camera = CameraSettings.of("c1", "一号", "rtsp://127.0.0.1/1");
      new CameraTopics(kafka())
          .publish(new CameraFile(List.of(camera), List.of(policy)), terminal.terminal());
    }

    void expectData() throws SQLException, IOException {
      assertThat(new CameraTopics(kafka()).policy("c1"))
          .contains(new CameraPolicy("c1", 1, List.of()));
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select text from decision")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("确认");
      }
      assertThat(redis("EXISTS lease")).isEqualTo(":1");
    }

    void sql(String command) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute(command);
      }
    }

    String redis(String command) throws IOException {
      try (Socket socket = new Socket("127.0.0.1", ports.redis());
          BufferedReader answers =
              new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
        socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
        return answers.readLine();
      }
    }

    @Override
    public void close() {
      supervisor.close();
    }

    private Connection connect() throws SQLException {
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(ports.postgres()),
          "xunjie",
          secrets.postgresPassword());
    }
  }
}
