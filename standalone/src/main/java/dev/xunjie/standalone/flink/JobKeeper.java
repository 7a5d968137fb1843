package dev.xunjie.standalone.flink;

import dev.xunjie.standalone.supervisor.RestartPause;
import dev.xunjie.standalone.supervisor.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the jobs on the cluster. Flink itself restarts a job whose TaskManager died; what it
 * doesn't survive here is the death of the JobManager, which forgets all jobs. Then, and when a job
 * failed for good, it is submitted again from its newest checkpoint.
 */
public final class JobKeeper implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(500);

  private final FlinkRest rest;
  private final Path jobJar;
  private final Path checkpointsOfAll;
  private final Terminal terminal;
  private final Map<String, KeptJob> jobs = new LinkedHashMap<>();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "flink-job-keeper");
            thread.setDaemon(true);
            return thread;
          });
  private Optional<String> jarId = Optional.empty();

  /**
   * @param checkpointsOfAll the folder in which each job has its own
   */
  public JobKeeper(
      FlinkRest rest, Path jobJar, List<FlinkJob> jobs, Path checkpointsOfAll, Terminal terminal) {
    this.rest = rest;
    this.jobJar = jobJar;
    this.checkpointsOfAll = checkpointsOfAll;
    this.terminal = terminal;
    jobs.forEach(job -> this.jobs.put(job.name(), new KeptJob(job)));
  }

  /**
   * Submits the jobs, returns when all run, and keeps them from then on.
   *
   * @throws IllegalStateException if they don't run within the limit
   */
  public void start(Duration limit) {
    long startedNanos = System.nanoTime();
    looks.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    for (KeptJob job : jobs.values()) {
      awaitRunning(job, startedNanos, limit);
      long seconds = Math.round((System.nanoTime() - startedNanos) / 1e9);
      terminal.say("job %s … running (%d s)".formatted(job.job.name(), seconds));
    }
  }

  /** The jobs' names. */
  public List<String> names() {
    return List.copyOf(jobs.keySet());
  }

  /** Whether each subtask of the job runs at the moment. */
  public boolean runsEntirely(String name) {
    try {
      Optional<String> run = jobs.get(name).run();
      return run.isPresent() && rest.runsEntirely(run.get());
    } catch (IOException away) {
      return false;
    }
  }

  /** Stops keeping them; they go on until the cluster ends. */
  @Override
  public void close() {
    looks.shutdownNow();
  }

  private void awaitRunning(KeptJob job, long startedNanos, Duration limit) {
    while (!runsEntirely(job.job.name())) {
      if (looks.isShutdown()) {
        throw new CancellationException("the stack is being stopped");
      }
      if (System.nanoTime() - startedNanos > limit.toNanos()) {
        throw new IllegalStateException(
            "the job %s does not run after %d s; see the logs of the JobManager and TaskManager"
                .formatted(job.job.name(), limit.toSeconds()));
      }
      try {
        Thread.sleep(POLL.toMillis());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while a job was starting");
      }
    }
  }

  private void look() {
    try {
      Map<String, String> states = rest.jobStates();
      for (KeptJob job : jobs.values()) {
        look(job, states);
      }
    } catch (RefusedByFlinkException refused) {
      terminal.say("flink … " + refused.getMessage().lines().findFirst().orElse(""));
    } catch (IOException away) {
      // The supervisor restarts the JobManager and says so; the next look finds it.
    } catch (RuntimeException unexpected) {
      terminal.say("flink … the jobs can't be looked after: " + unexpected);
    }
  }

  private void look(KeptJob job, Map<String, String> states) throws IOException {
    Optional<String> run = job.run();
    Checkpoints checkpoints = checkpoints(job);
    if (run.isEmpty()) {
      submit(job, checkpoints, "");
      return;
    }
    String state = states.getOrDefault(run.get(), "forgotten by the JobManager");
    switch (state) {
      case "RUNNING" -> checkpoints.forgetBefore(run.get());
      case "INITIALIZING", "CREATED", "RESTARTING", "FAILING", "CANCELLING", "RECONCILING" -> {
        // On its way by itself.
      }
      default -> {
        Optional<String> reason =
            states.containsKey(run.get()) ? rest.failure(run.get()) : Optional.empty();
        submit(job, checkpoints, state + reason.map(text -> " (" + text + ")").orElse(""));
      }
    }
  }

  private void submit(KeptJob job, Checkpoints checkpoints, String why) throws IOException {
    if (!job.mayBeSubmitted()) {
      return;
    }
    Optional<Path> from = checkpoints.newest();
    String origin = from.map(path -> "from checkpoint " + path).orElse("from the beginning");
    if (!why.isEmpty()) {
      terminal.say("job %s is %s; submitting it again %s".formatted(job.job.name(), why, origin));
    }
    job.submittedAs(rest.run(uploadedJar(), job.job, checkpoints.folder(), from));
  }

  private String uploadedJar() throws IOException {
    if (jarId.isEmpty() || !rest.has(jarId.get())) {
      jarId = Optional.of(rest.upload(jobJar));
    }
    return jarId.get();
  }

  private Checkpoints checkpoints(KeptJob job) {
    return new Checkpoints(checkpointsOfAll.resolve(job.job.name()));
  }

  /** A job, and the run of it that was submitted last. */
  private static final class KeptJob {
    private final FlinkJob job;
    private final RestartPause pause = new RestartPause();
    private Optional<String> run = Optional.empty();
    private long submittedNanos;
    private long notBeforeNanos = System.nanoTime();

    KeptJob(FlinkJob job) {
      this.job = job;
    }

    synchronized Optional<String> run() {
      return run;
    }

    /** Whether the pause after the last attempt is over; an attempt is counted either way. */
    synchronized boolean mayBeSubmitted() {
      if (System.nanoTime() - notBeforeNanos < 0) {
        return false;
      }
      Duration sinceLast = Duration.ofNanos(System.nanoTime() - submittedNanos);
      notBeforeNanos = System.nanoTime() + pause.after(sinceLast).toNanos();
      submittedNanos = System.nanoTime();
      return true;
    }

    synchronized void submittedAs(String id) {
      run = Optional.of(id);
    }
  }
}
