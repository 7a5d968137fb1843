package dev.xunjie.standalone.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One program kept running: started, its output followed, started again whenever it dies. */
final class Child {
  /**
   * Puts a child into a session of its own, so that Ctrl-C on the terminal reaches the supervisor
   * only, which then stops the children in order.
   */
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private static final int SIGNAL_EXIT_CODES = 128;

  private final Program program;
  private final Path workingFolder;
  private final ProcessRecords records;
  private final ChildOutput output;
  private final Terminal terminal;

  private boolean wanted;
  private int deaths;
  private Optional<Process> running = Optional.empty();
  private Optional<Thread> keeper = Optional.empty();

  Child(
      Program program,
      Path workingFolder,
      ProcessRecords records,
      ChildOutput output,
      Terminal terminal) {
    this.program = program;
    this.workingFolder = workingFolder;
    this.records = records;
    this.output = output;
    this.terminal = terminal;
    output.beginNewLog();
  }

  Program program() {
    return program;
  }

  /** Begins to keep it running; does nothing if it is kept already. */
  synchronized void keepRunning() {
    if (!wanted) {
      wanted = true;
      Thread thread = new Thread(this::runAgainAndAgain, "keeper-of-" + program.name());
      thread.setDaemon(true);
      keeper = Optional.of(thread);
      thread.start();
    }
  }

  /** Ends it and leaves it ended; returns when it and its descendants are gone. */
  void stop() {
    Optional<Process> last;
    Optional<Thread> lastKeeper;
    synchronized (this) {
      wanted = false;
      last = running;
      lastKeeper = keeper;
      keeper = Optional.empty();
      notifyAll();
    }
    if (last.isPresent() && ProcessStop.stop(last.get().toHandle(), program.stopsWithin())) {
      terminal.say(
          "%s … did not stop within %d s and was ended by force"
              .formatted(program.name(), program.stopsWithin().toSeconds()));
    }
    lastKeeper.ifPresent(Child::join);
  }

  /** Ends the present process by force, as a crash would; it is then started again. */
  void kill() {
    process().ifPresent(ProcessHandle::destroyForcibly);
  }

  /** The present process, if there is one. */
  synchronized Optional<ProcessHandle> process() {
    return running.filter(Process::isAlive).map(Process::toHandle);
  }

  /** How often it died by itself so far. */
  synchronized int deaths() {
    return deaths;
  }

  private void runAgainAndAgain() {
    RestartPause pause = new RestartPause();
    while (true) {
      long startedNanos = System.nanoTime();
      String end = runOnce();
      Duration run = Duration.ofNanos(System.nanoTime() - startedNanos);
      if (!waitBeforeRestart(end, run, pause.after(run))) {
        return;
      }
    }
  }

  private String runOnce() {
    try {
      Optional<Process> started = startIfWanted();
      if (started.isEmpty()) {
        return "not wanted";
      }
      Thread follower = output.follow(started.get().getInputStream());
      int exitCode = started.get().waitFor();
      follower.join(Duration.ofSeconds(2).toMillis());
      return described(exitCode);
    } catch (IOException unstartable) {
      return "could not be started: " + unstartable.getMessage();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException("nobody interrupts a keeper", unexpected);
    } finally {
      synchronized (this) {
        running = Optional.empty();
      }
      records.forget(program.name());
    }
  }

  private synchronized Optional<Process> startIfWanted() throws IOException {
    if (!wanted) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.addAll(program.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingFolder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().putAll(program.environment());
    Process process = builder.start();
    running = Optional.of(process);
    try {
      records.note(program.name(), process.toHandle(), program.command());
    } catch (UncheckedIOException unwritable) {
      terminal.say("%s … %s".formatted(program.name(), unwritable.getMessage()));
    }
    return running;
  }

  /** Returns false when it is no longer wanted. */
  private synchronized boolean waitBeforeRestart(String end, Duration run, Duration pause) {
    if (!wanted) {
      return false;
    }
    deaths++;
    terminal.say(
        "%s died (%s, after %d s); it is started again in %d s. Its last lines are in %s"
            .formatted(program.name(), end, run.toSeconds(), pause.toSeconds(), output.logFile()));
    long deadline = System.nanoTime() + pause.toNanos();
    try {
      for (long left = pause.toMillis();
          wanted && left > 0;
          left = Duration.ofNanos(deadline - System.nanoTime()).toMillis()) {
        wait(left);
      }
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException("nobody interrupts a keeper", unexpected);
    }
    return wanted;
  }

  private static String described(int exitCode) {
    return exitCode > SIGNAL_EXIT_CODES
        ? "exit code %d, ended by signal %d".formatted(exitCode, exitCode - SIGNAL_EXIT_CODES)
        : "exit code " + exitCode;
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException hurried) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
