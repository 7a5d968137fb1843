package dev.xunjie.standalone.stack;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.standalone.cameras.CameraFile;
import dev.xunjie.standalone.cameras.CameraTopics;
import dev.xunjie.standalone.datafolder.DataFolder;
import dev.xunjie.standalone.datafolder.DataFolderLock;
import dev.xunjie.standalone.datafolder.Ports;
import dev.xunjie.standalone.datafolder.Secrets;
import dev.xunjie.standalone.demo.DemoCamera;
import dev.xunjie.standalone.demo.DemoCity;
import dev.xunjie.standalone.demo.DemoPeople;
import dev.xunjie.standalone.flink.FlinkRest;
import dev.xunjie.standalone.flink.JobKeeper;
import dev.xunjie.standalone.kafka.LocalTopics;
import dev.xunjie.standalone.session.ApiSession;
import dev.xunjie.standalone.supervisor.ProcessRecords;
import dev.xunjie.standalone.supervisor.StartRefusedException;
import dev.xunjie.standalone.supervisor.Supervisor;
import dev.xunjie.standalone.supervisor.Terminal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A whole Xunjie on this machine: the services, the gateway, Flink with its jobs, and the API, each
 * a process of its own on loopback ports. Close it to stop them all.
 */
public final class LocalStack implements AutoCloseable {
  private static final Duration JOBS_RUN_WITHIN = Duration.ofMinutes(5);

  private final StackSettings settings;
  private final Terminal terminal;
  private final DataFolder data;
  private final DataFolderLock lock;
  private final StackPorts ports;
  private final Secrets secrets;
  private final Programs programs;
  private final Supervisor supervisor;
  private final JobKeeper jobs;
  private final Object closing = new Object();
  private volatile boolean closed;

  private LocalStack(StackSettings settings, Terminal terminal, DataFolder data) {
    this.settings = settings;
    this.terminal = terminal;
    this.data = data;
    this.lock = DataFolderLock.take(data);
    try {
      ProcessRecords records = new ProcessRecords(data.run());
      records.stopLeftovers(terminal);
      data.emptyTemporary();
      this.ports = StackPorts.choose(Ports.of(data), settings.consolePort());
      this.secrets = Secrets.of(data);
      this.programs = new Programs(settings, data, ports, secrets);
      this.supervisor = new Supervisor(data.root(), data.logs(), records, terminal);
      this.jobs =
          new JobKeeper(
              new FlinkRest(ports.flink().rest()),
              settings.modules().jobJar(),
              programs.jobs(),
              programs.flink().checkpoints(),
              terminal);
    } catch (RuntimeException refused) {
      lock.close();
      throw refused;
    }
  }

  /**
   * Takes the data folder and all that is needed to start; nothing runs yet.
   *
   * @throws StartRefusedException if the folder is in use, a port is taken or a module isn't built
   */
  public static LocalStack prepare(StackSettings settings, Terminal terminal) {
    return new LocalStack(settings, terminal, DataFolder.at(settings.data()));
  }

  /**
   * Starts everything and returns when all is ready and the jobs run.
   *
   * @throws IllegalStateException if a part doesn't get ready
   * @throws CancellationException if the stack is closed meanwhile
   */
  public void start() throws IOException, InterruptedException {
    supervisor.start(programs.services());
    if (settings.demo()) {
      supervisor.start(List.of(programs.demoCameras()));
    }
    LocalTopics.ensure(ports.kafkaAddress());
    publishCameras();
    supervisor.start(programs.xunjie());
    if (settings.demo()) {
      ApiSession administrator = new ApiSession(console(), "admin", secrets.adminPassword());
      DemoCity.enter(administrator, terminal);
      DemoPeople.enter(administrator, secrets.reviewerPassword(), terminal);
    }
    jobs.start(JOBS_RUN_WITHIN);
  }

  /** Whether it shows the shipped clips. */
  public boolean isDemo() {
    return settings.demo();
  }

  /** Where the console and the API are served. */
  public URI console() {
    return URI.create("http://127.0.0.1:%d/".formatted(ports.console()));
  }

  /** Kafka's bootstrap servers. */
  public String kafka() {
    return ports.kafkaAddress();
  }

  /** The passwords of this data folder. */
  public Secrets secrets() {
    return secrets;
  }

  /** Where all that survives a restart lies. */
  public DataFolder data() {
    return data;
  }

  /** The processes, by the names in front of their log lines. */
  public Supervisor processes() {
    return supervisor;
  }

  /** The jobs on the cluster. */
  public JobKeeper jobs() {
    return jobs;
  }

  /** Whether it was stopped, or is being stopped. */
  public boolean isClosed() {
    return closed;
  }

  /** Stops everything, the last started first; returns when no process is left. */
  @Override
  public void close() {
    synchronized (closing) {
      if (!closed) {
        closed = true;
        jobs.close();
        supervisor.close();
        lock.close();
        terminal.say("all stopped");
      }
    }
  }

  private void publishCameras() throws InterruptedException {
    CameraTopics topics = new CameraTopics(ports.kafkaAddress());
    topics.publish(settings.cameras(), terminal);
    if (settings.demo()) {
      for (DemoCamera camera : DemoCamera.values()) {
        List<CameraPolicy> policies =
            topics.policy(camera.id()).isPresent() ? List.of() : List.of(camera.policy());
        List<CameraSettings> cameras = List.of(camera.settings(ports.demoCameras()));
        topics.publish(new CameraFile(cameras, policies, camera.references()), terminal);
      }
    }
  }
}
