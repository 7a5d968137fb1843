package dev.xunjie.standalone.rtsp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demo camera as a process of its own. */
class RtspServerApplicationTest {
  private static final Pattern LISTENING =
      Pattern.compile("rtsp server listening address=127\\.0\\.0\\.1 port=(\\d+) mounts=a,b");
  private static final long PATIENCE_SECONDS = 60;
  private static final int TERMINATED_BY_SIGNAL = 143;

  @Test
  void servesTheShippedClipUntilItIsTerminated() throws Exception {
    Process process = start("--port", "0", "--mount", "a=demo-street", "--mount", "b=demo-shop");
    try (BufferedReader out = lines(process)) {
      Matcher listening = listening(out);
      try (TestingRtspClient client =
          new TestingRtspClient(Integer.parseInt(listening.group(1))).play("b")) {
        assertThat(client.nextPicture().units()).isNotEmpty();
      }
      process.destroy();
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED_BY_SIGNAL);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysWhichClipItCannotServe() throws Exception {
    Process process = start("--port", "0", "--mount", "a=missing.h264");
    try (BufferedReader out = lines(process)) {
      assertThat(out.readLine()).isEqualTo("rtsp-server: can't read clip missing.h264");
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                RtspServerApplication.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static Matcher listening(BufferedReader out) {
    return out.lines()
        .map(LISTENING::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the process ended before it listened"));
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }
}
