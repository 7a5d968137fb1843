package dev.xunjie.standalone.datafolder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The loopback ports of one run, each under a name, written to {@code run/ports.properties}. A name
 * gets the port that it had in the run before, if that is still free.
 */
public final class Ports {
  /**
   * Below the range from which systems take the near end of outgoing connections (32768 and up on
   * Linux): there, any client could sit on a service's port while the service is restarted.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private final Path file;
  private final Properties earlier;
  private final Map<String, Integer> chosen = new LinkedHashMap<>();

  private Ports(Path file, Properties earlier) {
    this.file = file;
    this.earlier = earlier;
  }

  /** The ports of a new run on the folder. */
  public static Ports of(DataFolder folder) {
    return new Ports(fileOf(folder), written(fileOf(folder)));
  }

  /** The port that the name has in the present run on the folder, or had in the last. */
  public static OptionalInt known(DataFolder folder, String name) {
    String port = written(fileOf(folder)).getProperty(name);
    return port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
  }

  /** A free port for the name, the same for the rest of the run. */
  public int free(String name) {
    return chosen.computeIfAbsent(name, this::choose);
  }

  /**
   * The very port that was asked for.
   *
   * @param name what it is for
   * @param option the option with which to choose another, for the message
   * @throws StartRefusedException if another program has it
   */
  public int exactly(int port, String name, String option) {
    if (!isFree(port)) {
      throw new StartRefusedException(
          "Port %d (%s) is taken by another program. Stop that one, or choose another port with %s."
              .formatted(port, name, option));
    }
    chosen.put(name, port);
    return port;
  }

  /** Writes the ports down for whoever wants to look at a running part. */
  public void write() {
    Properties properties = new Properties();
    chosen.forEach((name, port) -> properties.setProperty(name, String.valueOf(port)));
    try (Writer writer = Files.newBufferedWriter(file, UTF_8)) {
      properties.store(writer, "Ports on 127.0.0.1 of the present run");
    } catch (IOException unwritable) {
      throw new UncheckedIOException("can't write " + file, unwritable);
    }
  }

  private static Path fileOf(DataFolder folder) {
    return folder.run().resolve("ports.properties");
  }

  private static Properties written(Path file) {
    Properties written = new Properties();
    try {
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
          written.load(reader);
        }
      }
      return written;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't read " + file, unreadable);
    }
  }

  private int choose(String name) {
    int before = Integer.parseInt(earlier.getProperty(name, "0"));
    if (before >= LOWEST && isAvailable(before)) {
      return before;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isAvailable(port)) {
        return port;
      }
    }
    throw new StartRefusedException(
        "No free port found on 127.0.0.1 between %d and %d.".formatted(LOWEST, HIGHEST));
  }

  private boolean isAvailable(int port) {
    return !chosen.containsValue(port) && isFree(port);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
