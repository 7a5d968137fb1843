package dev.xunjie.standalone.stack;

import dev.xunjie.standalone.datafolder.Ports;
import dev.xunjie.standalone.flink.FlinkPorts;
import java.util.OptionalInt;

/**
 * Where the parts of one run listen, all on loopback.
 *
 * @param console the API with the console
 * @param kafka for Kafka's clients
 * @param kafkaController inside Kafka only
 * @param postgres PostgreSQL
 * @param redis Redis
 * @param gateway the gateway's health and metrics
 * @param flink the JobManager
 * @param demoCameras the RTSP server of the demo's cameras
 */
record StackPorts(
    int console,
    int kafka,
    int kafkaController,
    int postgres,
    int redis,
    int gateway,
    FlinkPorts flink,
    int demoCameras) {
  /** Chooses them and writes them down. */
  static StackPorts choose(Ports ports, OptionalInt wantedConsole) {
    int console =
        wantedConsole.isPresent()
            ? ports.exactly(wantedConsole.getAsInt(), "console", "--console-port")
            : ports.free("console");
    StackPorts chosen =
        new StackPorts(
            console,
            ports.free("kafka"),
            ports.free("kafka-controller"),
            ports.free("postgres"),
            ports.free("redis"),
            ports.free("gateway"),
            new FlinkPorts(ports.free("flink-rpc"), ports.free("flink-rest")),
            ports.free("demo-cameras"));
    ports.write();
    return chosen;
  }

  String kafkaAddress() {
    return "127.0.0.1:" + kafka;
  }
}
