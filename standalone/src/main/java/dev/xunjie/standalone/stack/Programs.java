package dev.xunjie.standalone.stack;

import dev.xunjie.standalone.datafolder.DataFolder;
import dev.xunjie.standalone.datafolder.Secrets;
import dev.xunjie.standalone.demo.DemoCamera;
import dev.xunjie.standalone.flink.FlinkJob;
import dev.xunjie.standalone.flink.FlinkRest;
import dev.xunjie.standalone.flink.FlinkSettings;
import dev.xunjie.standalone.kafka.KafkaBrokerApplication;
import dev.xunjie.standalone.postgres.PostgresApplication;
import dev.xunjie.standalone.redis.RedisBinary;
import dev.xunjie.standalone.rtsp.RtspServerApplication;
import dev.xunjie.standalone.supervisor.Program;
import dev.xunjie.standalone.supervisor.Readiness;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every program of the local stack, in the order of their start: first the services that a city has
 * already, then Xunjie's own programs, the very ones that a city deploys.
 */
final class Programs {
  static final String KAFKA = "kafka";
  static final String POSTGRES = "postgres";
  static final String REDIS = "redis";
  static final String DEMO_CAMERAS = "camera";
  static final String JOB_MANAGER = "jobmanager";
  static final String TASK_MANAGER = "taskmanager";
  static final String API = "api";
  static final String GATEWAY = "gateway";

  private static final String POSTGRES_USER = LocalDatabase.USER;
  private static final int GATEWAY_BUFFER_MIB = 64;

  /** On a workplace's disk: the last hour of two cameras at 4 Mbit/s. */
  private static final int SPOOL_MIB = 4096;

  /** Starts faster, takes less memory; what is heavy here runs in native code. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private static final String LOGGING =
      "-Dlogback.configurationFile=dev/xunjie/standalone/logging/logback.xml";

  private final Modules modules;
  private final DataFolder data;
  private final Path cache;
  private final StackPorts ports;
  private final Secrets secrets;
  private final FlinkSettings flink;

  Programs(StackSettings settings, DataFolder data, StackPorts ports, Secrets secrets) {
    this.modules = settings.modules();
    this.data = data;
    this.cache = settings.cache();
    this.ports = ports;
    this.secrets = secrets;
    this.flink = new FlinkSettings(data.flink(), data.temporary(), ports.flink());
  }

  /** What stores and carries the data. */
  List<Program> services() throws IOException {
    return List.of(
        program(
            KAFKA,
            ownProgram(
                KafkaBrokerApplication.class.getName(),
                List.of("-Xmx384m"),
                List.of(
                    "--folder",
                    data.kafka().toString(),
                    "--port",
                    String.valueOf(ports.kafka()),
                    "--controller-port",
                    String.valueOf(ports.kafkaController()))),
            Map.of(),
            Readiness.accepts(ports.kafka())),
        program(
            POSTGRES,
            ownProgram(
                PostgresApplication.class.getName(),
                List.of("-Xmx96m"),
                List.of(
                    "--folder",
                    data.postgres().toString(),
                    "--cache",
                    cache.toString(),
                    "--port",
                    String.valueOf(ports.postgres()),
                    "--user",
                    POSTGRES_USER)),
            Map.of(PostgresApplication.PASSWORD_VARIABLE, secrets.postgresPassword()),
            new PostgresReadiness(postgresUrl(), POSTGRES_USER, secrets.postgresPassword())),
        Program.of(
            REDIS,
            RedisBinary.serving(data.redis(), ports.redis()),
            Map.of(),
            Readiness.accepts(ports.redis())));
  }

  /** Xunjie itself. */
  List<Program> xunjie() throws IOException {
    flink.write();
    FlinkRest rest = new FlinkRest(ports.flink().rest());
    List<String> flinkArguments = List.of("--configDir", flink.configuration().toString());
    return List.of(
        program(
            JOB_MANAGER,
            new JavaProgram(
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                modules.flinkLibrary(),
                with(flink.jobManagerFlags(), QUICK_START),
                flinkArguments),
            Map.of(),
            Readiness.httpOk(at(ports.flink().rest(), "/overview"))),
        program(
            TASK_MANAGER,
            new JavaProgram(
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                modules.flinkLibrary(),
                with(flink.taskManagerFlags(), nativeFlags()),
                flinkArguments),
            Map.of("DJL_CACHE_DIR", cache.resolve("djl").toString()),
            () -> rest.taskManagers() > 0),
        program(
            API,
            new JavaProgram(
                "dev.xunjie.violation.ViolationApiApplication",
                modules.classPath("violation-api"),
                List.of("-Xmx512m", QUICK_START),
                List.of()),
            apiEnvironment(),
            Readiness.httpOk(at(ports.console(), "/actuator/health"))),
        program(
            GATEWAY,
            new JavaProgram(
                "dev.xunjie.gateway.GatewayApplication",
                modules.classPath("camera-gateway"),
                List.of("-Xmx256m", QUICK_START, javacppCache()),
                List.of()),
            gatewayEnvironment(),
            Readiness.httpOk(at(ports.gateway(), "/health"))));
  }

  /** The demo's cameras. */
  Program demoCameras() {
    List<String> arguments =
        new ArrayList<>(List.of("--port", String.valueOf(ports.demoCameras())));
    DemoCamera.ids().forEach(id -> arguments.addAll(List.of("--mount", id + "=" + id)));
    return program(
        DEMO_CAMERAS,
        ownProgram(RtspServerApplication.class.getName(), List.of("-Xmx128m"), arguments),
        Map.of(),
        Readiness.accepts(ports.demoCameras()));
  }

  /** The jobs that run on the cluster. */
  List<FlinkJob> jobs() {
    int cores = Runtime.getRuntime().availableProcessors();
    int perception = Math.max(1, Math.min(cores - 1, FlinkSettings.PERCEPTION_SLOTS));
    List<String> arguments = List.of("--kafka", ports.kafkaAddress());
    return List.of(
        new FlinkJob("perception", "dev.xunjie.streams.PerceptionJob", arguments, perception),
        new FlinkJob("illegal-parking", "dev.xunjie.streams.IllegalParkingJob", arguments, 1),
        new FlinkJob("out-of-store", "dev.xunjie.streams.OutOfStoreJob", arguments, 1),
        new FlinkJob("dirty-truck", "dev.xunjie.streams.DirtyTruckJob", arguments, 1),
        new FlinkJob(
            "illegal-advertising", "dev.xunjie.streams.IllegalAdvertisingJob", arguments, 1));
  }

  FlinkSettings flink() {
    return flink;
  }

  private Map<String, String> gatewayEnvironment() {
    return Map.of(
        "XUNJIE_KAFKA",
        ports.kafkaAddress(),
        "XUNJIE_GATEWAY_PORT",
        String.valueOf(ports.gateway()),
        "XUNJIE_GATEWAY_BUFFER_MB",
        String.valueOf(GATEWAY_BUFFER_MIB),
        "XUNJIE_METRICS_TOKEN",
        secrets.metricsToken(),
        "XUNJIE_SPOOL_DIR",
        data.spool().toString(),
        "XUNJIE_SPOOL_MB",
        String.valueOf(SPOOL_MIB),
        "XUNJIE_SPOOL_TOKEN",
        secrets.spoolToken());
  }

  private Map<String, String> apiEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("XUNJIE_KAFKA", ports.kafkaAddress());
    environment.put("XUNJIE_POSTGRES_URL", postgresUrl());
    environment.put("XUNJIE_POSTGRES_USER", POSTGRES_USER);
    environment.put("XUNJIE_POSTGRES_PASSWORD", secrets.postgresPassword());
    environment.put("XUNJIE_REDIS_URL", "redis://127.0.0.1:" + ports.redis());
    environment.put("XUNJIE_EVIDENCE_DIR", data.evidence().toString());
    environment.put("XUNJIE_EVIDENCE_KEY", data.evidenceKey().toString());
    environment.put("XUNJIE_ANCHOR_DIR", data.recordAnchors().toString());
    environment.put("XUNJIE_API_ADDRESS", "127.0.0.1");
    environment.put("XUNJIE_API_PORT", String.valueOf(ports.console()));
    environment.put("XUNJIE_ADMIN_PASSWORD", secrets.adminPassword());
    environment.put("XUNJIE_REVIEWER_PASSWORD", secrets.reviewerPassword());
    environment.put("XUNJIE_METRICS_TOKEN", secrets.metricsToken());
    environment.put("XUNJIE_SPOOL_URLS", "http://127.0.0.1:" + ports.gateway());
    environment.put("XUNJIE_SPOOL_TOKEN", secrets.spoolToken());
    return environment;
  }

  private String postgresUrl() {
    return LocalDatabase.urlAt(ports.postgres());
  }

  /** One thread for each predictor: parallelism comes from Flink's subtasks. */
  private String[] nativeFlags() {
    return new String[] {
      "-Dai.djl.offline=true",
      "-Dai.djl.pytorch.num_threads=1",
      "-Dai.djl.pytorch.num_interop_threads=1",
      javacppCache()
    };
  }

  private String javacppCache() {
    return "-Dorg.bytedeco.javacpp.cachedir=" + cache.resolve("javacpp");
  }

  private static JavaProgram ownProgram(
      String mainClass, List<String> memory, List<String> arguments) {
    return new JavaProgram(
        mainClass, ownClassPath(), with(memory, QUICK_START, LOGGING), arguments);
  }

  /** The class path of this very process, absolute, for its children run in another folder. */
  private static String ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Program program(
      String name, JavaProgram java, Map<String, String> environment, Readiness readiness) {
    Map<String, String> all = new HashMap<>(environment);
    // File names in any script, whatever the operator's locale is.
    all.put("LC_ALL", "C.UTF-8");
    return Program.of(name, java.command(data.temporary()), all, readiness);
  }

  private static List<String> with(List<String> flags, String... more) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(List.of(more));
    return all;
  }

  private static URI at(int port, String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
  }
}
