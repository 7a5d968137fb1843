package dev.xunjie.violation.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.xunjie.violation.TestingSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClipSpoolTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void takesAnAnswerThatNoSpoolGivesForNone() throws Exception {
    HttpServer stranger =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stranger.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    stranger.start();
    try {
      ClipSpool spool =
          new ClipSpool(
              TestingSettings.of(
                  Map.of("spool-urls", "http://127.0.0.1:" + stranger.getAddress().getPort())));

      ClipSpool.Answer answer = spool.clip("cam-1", NOON, NOON.plusSeconds(5));

      assertThat(answer)
          .isInstanceOfSatisfying(
              ClipSpool.Answer.NotYet.class,
              notYet -> assertThat(notYet.why()).contains("no spool"));
    } finally {
      stranger.stop(0);
    }
  }

  @Test
  void saysThatNoneIsConfigured() throws Exception {
    assertThat(new ClipSpool(TestingSettings.of(Map.of())).clip("cam-1", NOON, NOON.plusSeconds(5)))
        .isInstanceOf(ClipSpool.Answer.Gone.class);
  }
}
