package dev.xunjie.standalone.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Carries a child's lines to the terminal, prefixed with its name, and to its log file. */
final class ChildOutput {
  private final String child;
  private final Path logFile;
  private final Terminal terminal;

  ChildOutput(String child, Path logFile, Terminal terminal) {
    this.child = child;
    this.logFile = logFile;
    this.terminal = terminal;
  }

  Path logFile() {
    return logFile;
  }

  /** Puts the last run's log aside as {@code NAME.log.1}, replacing the one before. */
  void beginNewLog() {
    try {
      if (Files.exists(logFile)) {
        Path aside = logFile.resolveSibling(logFile.getFileName() + ".1");
        Files.move(logFile, aside, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("can't rotate " + logFile, unwritable);
    }
  }

  /** Follows the output of one process on a thread of its own, until its end. */
  Thread follow(InputStream output) {
    Thread follower = new Thread(() -> carry(output), "output-of-" + child);
    follower.setDaemon(true);
    follower.start();
    return follower;
  }

  private void carry(InputStream output) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, UTF_8));
        BufferedWriter log =
            Files.newBufferedWriter(
                logFile, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        terminal.passOn(child, line);
        log.write(line);
        log.newLine();
        log.flush();
      }
    } catch (IOException broken) {
      terminal.say("%s … its output can't be followed any more: %s".formatted(child, broken));
    }
  }
}
