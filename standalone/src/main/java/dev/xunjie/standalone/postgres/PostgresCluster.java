package dev.xunjie.standalone.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL cluster on a folder: made once, served by a server in the foreground, stopped the
 * fast way. The server refuses to run as root; a root user gets a user namespace for it, in which
 * the same user has no privileges.
 */
final class PostgresCluster {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
  private static final Duration SHORT_COMMAND = Duration.ofMinutes(3);

  private final PostgresBinaries binaries;
  private final Path folder;
  private final List<String> withoutPrivileges;

  PostgresCluster(PostgresBinaries binaries, Path folder, boolean runsAsRoot) {
    this.binaries = binaries;
    this.folder = folder;
    this.withoutPrivileges = runsAsRoot ? List.of("unshare", "--user") : List.of();
  }

  /** Makes the cluster if the folder holds none yet. */
  void initialiseOnce(String superuser, String password) throws IOException {
    if (Files.exists(folder.resolve("PG_VERSION"))) {
      return;
    }
    Files.createDirectories(folder.getParent());
    Path passwordFile = Files.createTempFile("postgres", ".pw");
    try {
      Files.writeString(passwordFile, password, UTF_8);
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
    List<String> command = new ArrayList<>(withoutPrivileges);
    command.add(binaries.program("postgres").toString());
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

  private boolean serves(ProcessHandle process) {
    try {
      Path itsFolder = Path.of("/proc", String.valueOf(process.pid()), "cwd").toRealPath();
      return itsFolder.equals(folder.toRealPath());
    } catch (IOException gone) {
      return false;
    }
  }

  private void runToEnd(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(withoutPrivileges);
    command.add(binaries.program(program).toString());
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
    return withoutPrivileges.isEmpty()
        ? ""
        : " (as root it needs user namespaces, \"unshare --user\"; where they are forbidden, run"
            + " xunjie as an ordinary user)";
  }

  private static void setting(List<String> command, String name, String value) {
    command.add("-c");
    command.add(name + "=" + value);
  }
}
