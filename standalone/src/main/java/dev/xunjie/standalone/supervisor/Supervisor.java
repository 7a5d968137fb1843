package dev.xunjie.standalone.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Starts programs as child processes, keeps them running, and stops them in reverse order. Each
 * child's lines go to the terminal with its name in front, and to {@code LOGS/NAME.log}.
 */
public final class Supervisor implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STILL_STARTING = Duration.ofSeconds(15);

  /** A program that dies this often before it was ever ready won't get ready by being repeated. */
  private static final int DEATHS_AT_START = 5;

  private final Path workingFolder;
  private final Path logs;
  private final ProcessRecords records;
  private final Terminal terminal;
  private final Map<String, Child> children = new LinkedHashMap<>();
  private final Object stopping = new Object();
  private boolean closed;

  /**
   * @param workingFolder where the children run
   * @param logs an existing folder for their logs
   * @param records where their process ids are noted
   */
  public Supervisor(Path workingFolder, Path logs, ProcessRecords records, Terminal terminal) {
    this.workingFolder = workingFolder;
    this.logs = logs;
    this.records = records;
    this.terminal = terminal;
  }

  /**
   * Starts the programs side by side and returns when each is ready.
   *
   * @throws IllegalStateException if one isn't ready within its limit, or dies again and again
   * @throws CancellationException if the supervisor is closed meanwhile
   */
  public void start(List<Program> programs) {
    long startedNanos = System.nanoTime();
    List<Child> started = programs.stream().map(this::begin).toList();
    for (Child child : started) {
      awaitReady(child, startedNanos);
    }
  }

  /** Ends a child by force, as a crash would; it is then started again. */
  public void kill(String name) {
    child(name).kill();
  }

  /** Stops a child until {@link #resume}. */
  public void hold(String name) {
    child(name).stop();
  }

  /** Starts a held child again and returns when it is ready. */
  public void resume(String name) {
    long startedNanos = System.nanoTime();
    Child child = child(name);
    child.keepRunning();
    awaitReady(child, startedNanos);
  }

  /** The children's names, in the order of their start. */
  public synchronized List<String> names() {
    return List.copyOf(children.keySet());
  }

  /** The child's present process, absent between its death and its restart. */
  public Optional<ProcessHandle> process(String name) {
    return child(name).process();
  }

  /** Stops all children, the last started first; returns when no process is left. */
  @Override
  public void close() {
    synchronized (stopping) {
      List<Child> inOrder;
      synchronized (this) {
        closed = true;
        inOrder = new ArrayList<>(children.values());
      }
      for (int i = inOrder.size() - 1; i >= 0; i--) {
        inOrder.get(i).stop();
      }
    }
  }

  private synchronized Child begin(Program program) {
    requireOpen();
    if (children.containsKey(program.name())) {
      throw new IllegalArgumentException("two programs are named " + program.name());
    }
    Path log = logs.resolve(program.name() + ".log");
    ChildOutput output = new ChildOutput(program.name(), log, terminal);
    Child child = new Child(program, workingFolder, records, output, terminal);
    children.put(program.name(), child);
    child.keepRunning();
    return child;
  }

  private void awaitReady(Child child, long startedNanos) {
    Program program = child.program();
    int deathsBefore = child.deaths();
    long nextNote = STILL_STARTING.toNanos();
    while (!program.readiness().holds()) {
      long elapsed = System.nanoTime() - startedNanos;
      if (elapsed > program.readyWithin().toNanos()) {
        throw notReady(program, "is not ready after %d s".formatted(seconds(elapsed)));
      }
      if (child.deaths() - deathsBefore >= DEATHS_AT_START) {
        throw notReady(program, "died %d times at its start".formatted(DEATHS_AT_START));
      }
      if (elapsed > nextNote) {
        nextNote += STILL_STARTING.toNanos();
        terminal.say("%s … still starting (%d s)".formatted(program.name(), seconds(elapsed)));
      }
      pause();
    }
    long elapsed = System.nanoTime() - startedNanos;
    terminal.say("%s … ready (%d s)".formatted(program.name(), seconds(elapsed)));
  }

  private IllegalStateException notReady(Program program, String what) {
    return new IllegalStateException(
        "%s %s; see %s".formatted(program.name(), what, logs.resolve(program.name() + ".log")));
  }

  private void pause() {
    synchronized (this) {
      requireOpen();
    }
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a program was starting");
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new CancellationException("the stack is being stopped");
    }
  }

  private synchronized Child child(String name) {
    Child child = children.get(name);
    if (child == null) {
      throw new IllegalArgumentException(
          "no program is named %s; there are %s".formatted(name, children.keySet()));
    }
    return child;
  }

  private static long seconds(long nanos) {
    return Math.round(nanos / 1e9);
  }
}
