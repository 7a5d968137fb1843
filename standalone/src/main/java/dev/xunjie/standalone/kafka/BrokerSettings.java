package dev.xunjie.standalone.kafka;

import java.nio.file.Path;
import java.util.Properties;

/**
 * A broker that is its own controller, on loopback, sized for one machine.
 *
 * @param folder its log directory
 * @param port where clients connect
 * @param controllerPort where the broker reaches its own controller
 */
record BrokerSettings(Path folder, int port, int controllerPort) {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** Above the largest frame: a 3840-wide JPEG at quality 100 stays below it. */
  private static final int MESSAGE_MAX_BYTES = 8 * 1024 * 1024;

  /** As long as Flink's sinks ask for by default; Kafka's own limit of 15 min refuses them. */
  private static final int TRANSACTION_MAX_MILLIS = 3_600_000;

  private static final int DAYS_30_IN_MINUTES = 30 * 24 * 60;

  Properties asProperties() {
    Properties settings = new Properties();
    identity(settings);
    singleReplica(settings);
    smallMachine(settings);
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("message.max.bytes", String.valueOf(MESSAGE_MAX_BYTES));
    settings.put("replica.fetch.max.bytes", String.valueOf(MESSAGE_MAX_BYTES));
    settings.put("transaction.max.timeout.ms", String.valueOf(TRANSACTION_MAX_MILLIS));
    settings.put("offsets.retention.minutes", String.valueOf(DAYS_30_IN_MINUTES));
    settings.put("log.retention.check.interval.ms", "60000");
    settings.put("group.initial.rebalance.delay.ms", "0");
    return settings;
  }

  private void identity(Properties settings) {
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(NODE_ID));
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d"
            .formatted(port, CONTROLLER_LISTENER, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
  }

  private static void singleReplica(Properties settings) {
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
  }

  private static void smallMachine(Properties settings) {
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
  }
}
