package dev.xunjie.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.gateway.video.TestingRtspServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway as a supervisor sees it: a process. */
class GatewayApplicationTest {
  private static final int ENDED_BY_SIGTERM = 143;

  private Process process;

  @AfterEach
  void endProcess() {
    process.destroyForcibly();
  }

  @Test
  void endsWithOneLineWhenASettingIsMissing() throws Exception {
    BufferedReader output = start(Map.of());

    assertThat(exitCode()).isEqualTo(2);
    assertThat(output.lines().toList())
        .singleElement()
        .asString()
        .contains("level=ERROR", "logger=GatewayApplication", "XUNJIE_KAFKA is missing");
  }

  @Test
  void startsWithoutKafkaAndEndsOnSigterm() throws Exception {
    BufferedReader output =
        start(
            Map.of(
                "XUNJIE_KAFKA",
                "127.0.0.1:" + TestingRtspServer.freePort(),
                "XUNJIE_GATEWAY_PORT",
                "0"));
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.contains("gateway=started")) {
        process.toHandle().destroy();
      }
    }

    assertThat(exitCode()).isEqualTo(ENDED_BY_SIGTERM);
    assertThat(lines.get(lines.size() - 1)).contains("gateway=stopped");
  }

  private BufferedReader start(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.xunjie.gateway.GatewayApplication");
    builder.environment().keySet().removeIf(name -> name.startsWith("XUNJIE_"));
    builder.environment().putAll(environment);
    builder.environment().put("LANG", "C");
    process = builder.redirectErrorStream(true).start();
    return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  private int exitCode() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
