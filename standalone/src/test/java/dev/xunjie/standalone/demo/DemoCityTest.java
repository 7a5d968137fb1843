package dev.xunjie.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.xunjie.standalone.session.ApiSession;
import dev.xunjie.standalone.supervisor.TestingTerminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the demo enters into the API, which here only remembers it. */
class DemoCityTest {
  private static final String CAMERA = DemoCamera.STREET.id();
  private static final String SHOP = DemoCamera.SHOP.id();
  private static final String NOTHING = "{\"items\":[]}";

  private final Map<String, String> lists = new ConcurrentHashMap<>();
  private final Map<String, String> entered = new LinkedHashMap<>();
  private final TestingTerminal terminal = new TestingTerminal();
  private HttpServer server;

  @BeforeEach
  void startTheApi() throws IOException {
    lists.put(
        "/api/cameras", "{\"items\":[{\"id\":\"%s\"},{\"id\":\"%s\"}]}".formatted(CAMERA, SHOP));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/", this::answer);
    server.start();
  }

  @AfterEach
  void stopTheApi() {
    server.stop(0);
  }

  @Test
  void entersAreaSquadPlaceAndApprovalAndCallsThemADemonstration() throws InterruptedException {
    enter();

    assertThat(entered.keySet())
        .containsExactly(
            "/api/areas/demo-area",
            "/api/squads/demo-squad",
            "/api/cameras/%s/place".formatted(CAMERA),
            "/api/cameras/%s/approval".formatted(CAMERA),
            "/api/cameras/%s/place".formatted(SHOP),
            "/api/cameras/%s/approval".formatted(SHOP));
    assertThat(entered.get("/api/areas/demo-area")).contains("演示");
    assertThat(entered.get("/api/squads/demo-squad")).contains("演示");
    assertThat(entered.get("/api/cameras/%s/approval".formatted(CAMERA)))
        .contains("并非真实审核", "并非真实检定", "并未公布", "\"revision\":1");
    assertThat(terminal.lines()).isEmpty();
  }

  @Test
  void leavesWhatIsThereAsItIs() throws InterruptedException {
    lists.put("/api/areas", "{\"items\":[{\"id\":\"demo-area\"}]}");
    lists.put("/api/squads", "{\"items\":[{\"id\":\"demo-squad\"}]}");
    lists.put(
        "/api/places",
        "{\"items\":[{\"cameraId\":\"%s\"},{\"cameraId\":\"%s\"}]}".formatted(CAMERA, SHOP));
    for (String camera : DemoCamera.ids()) {
      lists.put(
          "/api/cameras/%s/approval/history".formatted(camera),
          "{\"items\":[{\"approval\":{\"revision\":2}}]}");
    }

    enter();

    assertThat(entered).isEmpty();
  }

  @Test
  void saysWhatCouldNotBeEnteredAndLetsTheDemoGoOn() throws InterruptedException {
    server.removeContext("/api/");

    enter();

    assertThat(terminal.lines()).singleElement().asString().contains("leads only", "404");
  }

  private void enter() throws InterruptedException {
    URI api = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    DemoCity.enter(new ApiSession(api, "admin", "not asked for"), terminal.terminal());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      if (exchange.getRequestMethod().equals("PUT")) {
        entered.put(path, body);
      }
      byte[] said = lists.getOrDefault(path, NOTHING).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, said.length);
      exchange.getResponseBody().write(said);
    }
  }
}
