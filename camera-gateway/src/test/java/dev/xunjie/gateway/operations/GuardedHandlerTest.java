package dev.xunjie.gateway.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedHandlerTest {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);
  private GatewayHttp http;

  @BeforeEach
  void open() throws Exception {
    http =
        new GatewayHttp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Optional.empty(),
            () -> new GatewayHealth("UP", 0, 0, 0),
            () -> "");
    Optional<BearerToken> token = Optional.of(new BearerToken("t0ken"));
    http.serve(
        "/slow/",
        new GuardedHandler(
            token,
            1,
            exchange -> {
              entered.countDown();
              try {
                leave.await();
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
              exchange.sendResponseHeaders(200, 2);
              exchange.getResponseBody().write("ok".getBytes(UTF_8));
            }));
    http.serve(
        "/broken/",
        new GuardedHandler(
            token,
            1,
            exchange -> {
              throw new IllegalStateException("nobody thought of this");
            }));
    http.serve("/closed/", new GuardedHandler(Optional.empty(), 1, exchange -> {}));
    http.start();
  }

  @AfterEach
  void close() {
    leave.countDown();
    http.close();
  }

  @Test
  void sendsAwayWhoeverBearsNoToken() throws Exception {
    assertThat(get("/slow/", Optional.empty()).statusCode()).isEqualTo(401);
    assertThat(get("/slow/", Optional.of("Bearer t0ke")).statusCode()).isEqualTo(401);
    assertThat(get("/slow/", Optional.of("Basic t0ken")).statusCode()).isEqualTo(401);
    HttpResponse<String> answer = get("/slow/", Optional.of("Bearer t0kenn"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).startsWith("{\"status\":401,\"code\":\"token-needed\",\"detail\":");
  }

  @Test
  void isClosedToAllWithoutAToken() throws Exception {
    HttpResponse<String> answer = get("/closed/", Optional.of("Bearer "));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("XUNJIE_SPOOL_TOKEN");
  }

  @Test
  void sendsAwayMoreThanItWorksOnAtOnceAndHealthStaysOpen() throws Exception {
    CompletableFuture<HttpResponse<String>> first =
        HttpClient.newHttpClient()
            .sendAsync(request("/slow/", bearer()), HttpResponse.BodyHandlers.ofString());
    entered.await();

    HttpResponse<String> second = get("/slow/", bearer());

    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.headers().firstValue("Retry-After")).contains("2");
    assertThat(get("/health", Optional.empty()).statusCode()).isEqualTo(200);
    leave.countDown();
    assertThat(first.get().statusCode()).isEqualTo(200);
    assertThat(get("/slow/", bearer()).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsADefectAsAProblemAndGoesOn() throws Exception {
    assertThat(get("/broken/", bearer()).statusCode()).isEqualTo(500);
    assertThat(get("/broken/", bearer()).statusCode()).isEqualTo(500);
  }

  private static Optional<String> bearer() {
    return Optional.of("Bearer t0ken");
  }

  private HttpResponse<String> get(String path, Optional<String> authorization) throws Exception {
    return HttpClient.newHttpClient()
        .send(request(path, authorization), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String path, Optional<String> authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path));
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }
}
