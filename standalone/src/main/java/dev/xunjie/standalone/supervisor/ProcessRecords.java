package dev.xunjie.standalone.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which processes run on this data folder, in {@code NAME.pid} files of three lines: process id,
 * start time, command. If the supervisor itself is killed, the next one finds its children here.
 */
public final class ProcessRecords {
  /** Start times are reckoned from the boot time, which may move by a second with the clock. */
  private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder;

  /**
   * @param folder an existing folder for the files
   */
  public ProcessRecords(Path folder) {
    this.folder = folder;
  }

  /** Notes that the process now runs under this name. */
  void note(String name, ProcessHandle process, List<String> command) {
    String startedAt = process.info().startInstant().map(Instant::toString).orElse("");
    String text = "%d%n%s%n%s%n".formatted(process.pid(), startedAt, command.get(0));
    try {
      Files.writeString(file(name), text, UTF_8);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("can't write " + file(name), unwritable);
    }
  }

  /** Forgets the name, for its process is gone. */
  void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("can't delete " + file(name), unwritable);
    }
  }

  /**
   * Stops what an earlier supervisor left running. A process counts only if both its id and its
   * start time are those noted: a foreign process that got the same id since is left alone.
   */
  public void stopLeftovers(Terminal terminal) {
    List<Thread> stops = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString().replaceFirst("\\.pid$", "");
      Optional<ProcessHandle> leftover = running(file);
      if (leftover.isEmpty()) {
        forget(name);
        continue;
      }
      terminal.say(
          "%s … stopping process %d, left over from an earlier run"
              .formatted(name, leftover.get().pid()));
      Thread stop =
          new Thread(
              () -> {
                ProcessStop.stop(leftover.get(), PATIENCE);
                forget(name);
              },
              "stop-leftover-" + name);
      stop.start();
      stops.add(stop);
    }
    for (Thread stop : stops) {
      try {
        stop.join();
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static Optional<ProcessHandle> running(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, UTF_8);
      if (lines.size() < 2) {
        return Optional.empty();
      }
      long pid = Long.parseLong(lines.get(0).strip());
      Instant startedAt = Instant.parse(lines.get(1).strip());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> startedAbout(process, startedAt));
    } catch (NumberFormatException | DateTimeParseException torn) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't read " + file, unreadable);
    }
  }

  private static boolean startedAbout(ProcessHandle process, Instant startedAt) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, startedAt).abs())
        .filter(difference -> difference.compareTo(START_TIME_TOLERANCE) <= 0)
        .isPresent();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".pid")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't list " + folder, unreadable);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".pid");
  }
}
