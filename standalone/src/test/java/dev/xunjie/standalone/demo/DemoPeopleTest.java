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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the demo enters into the API, which here only remembers it. */
class DemoPeopleTest {
  private final List<String> posted = new ArrayList<>();
  private final TestingTerminal terminal = new TestingTerminal();
  private String users = "{\"items\":[]}";
  private String certificates = "{\"certificates\":[]}";
  private HttpServer server;

  @BeforeEach
  void startTheApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/", this::answer);
    server.start();
  }

  @AfterEach
  void stopTheApi() {
    server.stop(0);
  }

  @Test
  void entersPeopleForEveryPartOfACaseAndCertificatesForOfficers() {
    enter();

    assertThat(posted)
        .anyMatch(said -> said.contains("reviewer2") && said.contains("演示"))
        .anyMatch(said -> said.contains("\"squad\":\"demo-squad\""))
        .contains("/api/users/reviewer/certificates", "/api/users/squad/certificates")
        .doesNotContain("/api/users/auditor/certificates");
    assertThat(terminal.lines()).isEmpty();
  }

  @Test
  void leavesWhoIsThereAsTheyAre() {
    users =
        "{\"items\":[%s]}"
            .formatted(
                String.join(
                    ",",
                    DemoPeople.usernames().stream()
                        .map("{\"username\":\"%s\"}"::formatted)
                        .toList()));
    certificates = "{\"certificates\":[{\"number\":\"1\"}]}";

    enter();

    assertThat(posted).isEmpty();
  }

  @Test
  void saysThatTheyCouldNotBeEnteredAndLetsTheDemoGoOn() {
    server.removeContext("/api/");

    enter();

    assertThat(terminal.lines()).singleElement().asString().contains("two", "404");
  }

  private void enter() {
    URI api = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    DemoPeople.enter(new ApiSession(api, "admin", "not asked for"), "of all", terminal.terminal());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      boolean isPost = exchange.getRequestMethod().equals("POST");
      if (isPost) {
        posted.add(path.endsWith("certificates") ? path : body);
      }
      byte[] said = (path.equals("/api/users") ? users : certificates).getBytes(UTF_8);
      exchange.sendResponseHeaders(isPost ? 201 : 200, said.length);
      exchange.getResponseBody().write(said);
    }
  }
}
