package dev.xunjie.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.xunjie.contracts.camera.CameraState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayHttpTest {
  private final GatewayMetrics metrics = new GatewayMetrics();
  private GatewayHttp http;

  @BeforeEach
  void open() throws IOException {
    http = open(0, Optional.of("t0ken"));
    http.start();
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void tellsItsHealthToEveryone() throws Exception {
    HttpResponse<String> answer = get("/health", Optional.empty());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"UP\",\"cameras\":3,\"streaming\":2,\"waitingBytes\":9}");
  }

  @Test
  void tellsMetricsToWhoeverBearsTheToken() throws Exception {
    metrics.addGauge("xunjie.frame.buffer.bytes", "bytes", () -> 42);

    HttpResponse<String> answer = get("/metrics", Optional.of("Bearer t0ken"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("xunjie_frame_buffer_bytes 42.0")
        .contains("xunjie_camera_state{camera=\"a\",state=\"STALLED\"} 1.0")
        .contains("xunjie_camera_state{camera=\"a\",state=\"STREAMING\"} 0.0");
  }

  @Test
  void closesMetricsToOthers() throws Exception {
    assertThat(get("/metrics", Optional.empty()).statusCode()).isEqualTo(401);
    assertThat(get("/metrics", Optional.of("Bearer wrong")).statusCode()).isEqualTo(401);
    assertThat(get("/metrics", Optional.of("t0ken")).statusCode()).isEqualTo(401);
  }

  @Test
  void closesMetricsToAllWithoutAToken() throws Exception {
    http.close();
    http = open(0, Optional.empty());
    http.start();

    HttpResponse<String> answer = get("/metrics", Optional.of("Bearer "));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("XUNJIE_METRICS_TOKEN");
  }

  @Test
  void saysThatAPortIsTaken() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> open(http.port(), Optional.empty()))
        .withMessageContaining("XUNJIE_GATEWAY_PORT");
  }

  private GatewayHttp open(int port, Optional<String> token) throws IOException {
    return new GatewayHttp(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        token,
        () -> new GatewayHealth("UP", 3, 2, 9),
        () -> metrics.scrape(Map.of("a", CameraState.STALLED)));
  }

  private HttpResponse<String> get(String path, Optional<String> authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path));
    authorization.ifPresent(value -> request.header("Authorization", value));
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
