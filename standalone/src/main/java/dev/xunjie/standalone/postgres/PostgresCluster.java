package dev.xunjie.standalone.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL cluster on a folder: made once, served by a server in the foreground, stopped the
 * fast way.
 */
final class PostgresCluster {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
  private static final Duration SHORT_COMMAND = Duration.ofMinutes(3);

  private final PostgresBinaries binaries;
  private final Path folder;
  private final ServerUser user;

  PostgresCluster(PostgresBinaries binaries, Path folder, ServerUser user) {
    this.binaries = binaries;
    this.folder = folder;
    this.user = user;
  }

  /** Makes the cluster if the folder holds none yet. */
  void initialiseOnce(String superuser, String password) throws IOException {
    Files.createDirectories(folder);
    user.own(folder);
    if (Files.exists(folder.resolve("PG_VERSION"))) {
      return;
    }
    Path passwordFile = Files.createTempFile("postgres", ".pw");
    try {
      Files.writeString(passwordFile, password, UTF_8);
      user.own(passwordFile);
      runToEnd(
          "initdb",
          "--pgdata=" + folder,
          "--username=" + superuser,
          "--pwfile=" + passwordFile,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--no-instructions");
    } finally {
      Files.delete(passwordFile);
    }
  }

  /** Stops a server that outlived whoever started it, and clears away its lock file. */
  void stopLeftover() throws IOException {
    Path pidFile = folder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    if (servingProcess(pidFile).isPresent()) {
      LOG.warn("a server left over from an earlier run is stopped first folder={}", folder);
      stop();
    } else {
      LOG.info("the last run ended without a clean stop; the server recovers folder={}", folder);
      Files.deleteIfExists(pidFile);
    }
  }

  /** Starts the server in the foreground; its log goes where this process's output goes. */
  Process serve(int port) throws IOException {
    List<String> command = user.command(binaries.program("postgres"));
    command.addAll(List.of("-D", folder.toString()));
    command.addAll(List.of("-p", String.valueOf(port)));
    setting(command, "listen_addresses", "127.0.0.1");
    setting(command, "unix_socket_directories", "");
    setting(command, "shared_buffers", "64MB");
    setting(command, "max_connections", "50");
    setting(command, "log_checkpoints", "off");
    setting(command, "log_timezone", "UTC");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Stops the server the fast way: connections are cut, nothing committed is lost. */
  void stop() throws IOException {
    runToEnd("pg_ctl", "stop", "--pgdata=" + folder, "--mode=fast", "--silent", "--timeout=60");
  }

  /** The process named in the lock file, if it really is a server of this very cluster. */
  private Optional<ProcessHandle> servingProcess(Path pidFile) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(pidFile, UTF_8).get(0).strip());
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::serves);
  }

  /** Its command line is readable even where another user's working folder isn't. */
  private boolean serves(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(arguments -> List.of(arguments).contains(folder.toString()))
        .orElse(false);
  }

  private void runToEnd(String program, String... arguments) throws IOException {
    List<String> command = user.command(binaries.program(program));
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile(program, ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (!process.waitFor(SHORT_COMMAND.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("%s did not end within %s".formatted(program, SHORT_COMMAND));
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s failed with exit code %d%s: %s"
                .formatted(
                    program, process.exitValue(), hint(), Files.readString(said, UTF_8).strip()));
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", stopped);
    } finally {
      Files.delete(said);
    }
  }

  private String hint() {
    return user.prefix().isEmpty()
        ? ""
        : " (as root it needs user namespaces, \"unshare --user\"; where they are forbidden, \"setpriv\""
            + " and folders that everybody may enter; else run xunjie as an ordinary user)";
  }

  private static void setting(List<String> command, String name, String value) {
    command.add("-c");
    command.add(name + "=" + value);
  }
}
