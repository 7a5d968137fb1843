package dev.xunjie.standalone.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A real Kafka broker in one process, for the local stack: formats its folder once, serves until
 * SIGTERM.
 */
@Command(name = "kafka-broker")
public final class KafkaBrokerApplication implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaBrokerApplication.class);

  @Option(names = "--folder", required = true, description = "log directory")
  private Path folder;

  @Option(names = "--port", required = true, description = "port for clients, on 127.0.0.1")
  private int port;

  @Option(names = "--controller-port", required = true, description = "port of the controller")
  private int controllerPort;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new KafkaBrokerApplication()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    formatOnce();
    BrokerSettings settings = new BrokerSettings(folder, port, controllerPort);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings.asProperties(), false), Time.SYSTEM);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.shutdown();
                  server.awaitShutdown();
                },
                "stop-broker"));
    server.startup();
    LOG.info("broker ready port={} folder={}", port, folder);
    server.awaitShutdown();
    return 0;
  }

  private void formatOnce() throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(folder);
    Formatter formatter =
        new Formatter()
            .setClusterId(Uuid.randomUuid().toString())
            .setNodeId(BrokerSettings.NODE_ID)
            .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
            .setMetadataLogDirectory(folder.toString())
            .addDirectory(folder.toString())
            .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
            .setIgnoreFormatted(true)
            .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
    formatter.run();
    LOG.info("folder formatted folder={}", folder);
  }
}
