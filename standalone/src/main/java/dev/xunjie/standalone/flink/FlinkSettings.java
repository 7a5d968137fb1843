package dev.xunjie.standalone.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration of a small cluster of one JobManager and one TaskManager on this machine: what
 * stands in {@code config.yaml}, and the JVM flags that Flink's own start scripts would derive from
 * it.
 *
 * @param folder where {@code conf} and {@code checkpoints} lie
 * @param temporary for uploads and shuffles; lost at every start
 * @param ports where the JobManager listens
 */
public record FlinkSettings(Path folder, Path temporary, FlinkPorts ports) {
  /** As many perception subtasks as there is room for. */
  public static final int PERCEPTION_SLOTS = 3;

  /** Room for perception and for an enforcement job of each offence. */
  public static final int SLOTS = PERCEPTION_SLOTS + 4;

  /** Small Java objects only: pictures and tensors live outside the heap. */
  private static final int TASK_HEAP_MIB = 512;

  private static final int FRAMEWORK_HEAP_MIB = 128;

  /** LibTorch and OpenCV. */
  private static final int TASK_OFF_HEAP_MIB = 512;

  private static final int FRAMEWORK_OFF_HEAP_MIB = 128;
  private static final int NETWORK_MIB = 64;

  /** RocksDB's caches and write buffers, 32 in each slot. */
  private static final int MANAGED_MIB = 32 * SLOTS;

  /** Each restart of a job loads its classes anew before the old ones are collected. */
  private static final int METASPACE_MIB = 384;

  /** Threads' stacks and what LibTorch takes beyond its share; Flink only reports it. */
  private static final int OVERHEAD_MIB = 256;

  /** What Flink's distribution sets as {@code env.java.opts.all} for Java 17. */
  private static final List<String> OPENED_FOR_FLINK =
      List.of(
          "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
          "--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.text=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED");

  /** Retained checkpoints, in a sub-folder for each job. */
  public Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  /** The folder to name with {@code --configDir}. */
  public Path configuration() {
    return folder.resolve("conf");
  }

  /** Writes {@code config.yaml} and the logging configuration. */
  public void write() throws IOException {
    Files.createDirectories(configuration());
    Files.createDirectories(checkpoints());
    Files.writeString(configuration().resolve("config.yaml"), asYaml(), UTF_8);
    try (InputStream logging = FlinkSettings.class.getResourceAsStream("log4j2.properties")) {
      Files.write(logConfiguration(), logging.readAllBytes());
    }
  }

  /** JVM flags of the JobManager. */
  public List<String> jobManagerFlags() {
    return flags(List.of("-Xmx448m", "-XX:MaxMetaspaceSize=256m"));
  }

  /** JVM flags of the TaskManager, which agree with the memory in {@code config.yaml}. */
  public List<String> taskManagerFlags() {
    int heap = TASK_HEAP_MIB + FRAMEWORK_HEAP_MIB;
    int direct = TASK_OFF_HEAP_MIB + FRAMEWORK_OFF_HEAP_MIB + NETWORK_MIB;
    return flags(
        List.of(
            "-Xmx" + heap + "m",
            "-XX:MaxDirectMemorySize=" + direct + "m",
            "-XX:MaxMetaspaceSize=" + METASPACE_MIB + "m"));
  }

  String asYaml() {
    Map<String, String> settings = new LinkedHashMap<>();
    addresses(settings);
    memory(settings);
    checkpointing(settings);
    recovery(settings);
    StringBuilder yaml = new StringBuilder();
    settings.forEach(
        (name, value) -> yaml.append(name).append(": \"").append(escaped(value)).append("\"\n"));
    return yaml.toString();
  }

  private void addresses(Map<String, String> settings) {
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.rpc.port", String.valueOf(ports.rpc()));
    settings.put("jobmanager.bind-host", "127.0.0.1");
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.port", String.valueOf(ports.rest()));
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.bind-host", "127.0.0.1");
    settings.put("io.tmp.dirs", temporary.toString());
    settings.put("web.upload.dir", temporary.toString());
  }

  private static void memory(Map<String, String> settings) {
    settings.put("taskmanager.numberOfTaskSlots", String.valueOf(SLOTS));
    settings.put("taskmanager.cpu.cores", String.valueOf((double) SLOTS));
    settings.put("taskmanager.memory.task.heap.size", mebibytes(TASK_HEAP_MIB));
    settings.put("taskmanager.memory.framework.heap.size", mebibytes(FRAMEWORK_HEAP_MIB));
    settings.put("taskmanager.memory.task.off-heap.size", mebibytes(TASK_OFF_HEAP_MIB));
    settings.put("taskmanager.memory.framework.off-heap.size", mebibytes(FRAMEWORK_OFF_HEAP_MIB));
    settings.put("taskmanager.memory.network.min", mebibytes(NETWORK_MIB));
    settings.put("taskmanager.memory.network.max", mebibytes(NETWORK_MIB));
    settings.put("taskmanager.memory.managed.size", mebibytes(MANAGED_MIB));
    settings.put("taskmanager.memory.jvm-metaspace.size", mebibytes(METASPACE_MIB));
    settings.put("taskmanager.memory.jvm-overhead.min", mebibytes(OVERHEAD_MIB));
    settings.put("taskmanager.memory.jvm-overhead.max", mebibytes(OVERHEAD_MIB));
  }

  private void checkpointing(Map<String, String> settings) {
    settings.put("state.backend.type", "rocksdb");
    settings.put("execution.checkpointing.incremental", "true");
    settings.put("execution.checkpointing.dir", FlinkAddress.of(checkpoints()));
    settings.put("execution.checkpointing.interval", "5 s");
    settings.put("execution.checkpointing.min-pause", "1 s");
    settings.put("execution.checkpointing.timeout", "5 min");
    settings.put("execution.checkpointing.num-retained", "2");
    settings.put(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    // A busy job's buffers hold a second of data at most, so that a checkpoint isn't stuck behind
    // it.
    settings.put("taskmanager.network.memory.buffer-debloat.enabled", "true");
    // A checkpoint that Kafka's absence makes fail is no reason to restart a job.
    settings.put(
        "execution.checkpointing.tolerable-failed-checkpoints", String.valueOf(Integer.MAX_VALUE));
  }

  private static void recovery(Map<String, String> settings) {
    settings.put("heartbeat.interval", "2 s");
    settings.put("heartbeat.timeout", "12 s");
    settings.put("pekko.ask.timeout", "30 s");
    settings.put("restart-strategy.type", "exponential-delay");
    settings.put("restart-strategy.exponential-delay.initial-backoff", "1 s");
    settings.put("restart-strategy.exponential-delay.max-backoff", "10 s");
    settings.put("restart-strategy.exponential-delay.reset-backoff-threshold", "1 min");
    // The natives' loaders keep their class loader busy for a moment after a job's end.
    settings.put("classloader.check-leaked-classloader", "false");
  }

  private List<String> flags(List<String> memoryFlags) {
    List<String> flags = new ArrayList<>(memoryFlags);
    flags.addAll(OPENED_FOR_FLINK);
    flags.add("-Dlog4j2.configurationFile=" + logConfiguration().toUri());
    return List.copyOf(flags);
  }

  private Path logConfiguration() {
    return configuration().resolve("log4j2.properties");
  }

  private static String mebibytes(int count) {
    return count + "m";
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
