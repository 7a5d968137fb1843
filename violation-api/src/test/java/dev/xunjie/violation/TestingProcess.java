package dev.xunjie.violation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The API as a process of its own, to be killed without warning and started again. */
public final class TestingProcess {
  private static final Duration STARTING_LIMIT = Duration.ofMinutes(3);

  private final int port;
  private final List<String> command = new ArrayList<>();
  private final Path log;
  private Process process;

  TestingProcess(int port, List<String> arguments, Path folder) throws IOException {
    this.port = port;
    this.log = folder.resolve("api-%d.log".formatted(port));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ViolationApiApplication.class.getName());
    command.addAll(arguments);
    begin();
  }

  /** Starts it again, and waits until it listens. */
  public void start() throws IOException {
    begin();
    awaitListening();
  }

  /** {@code kill -9}. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  void awaitListening() {
    Awaitility.await()
        .atMost(STARTING_LIMIT)
        .failFast("the API ended, see " + log, () -> !process.isAlive())
        .until(this::isListening);
  }

  private void begin() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  private boolean isListening() {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
