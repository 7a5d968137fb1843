package dev.xunjie.gateway.clip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.gateway.operations.BearerToken;
import dev.xunjie.gateway.operations.GatewayHealth;
import dev.xunjie.gateway.operations.GatewayHttp;
import dev.xunjie.gateway.operations.GuardedHandler;
import dev.xunjie.gateway.spool.Segment;
import dev.xunjie.gateway.spool.Spool;
import dev.xunjie.gateway.spool.SpoolSettings;
import dev.xunjie.gateway.spool.TestingFootage;
import dev.xunjie.gateway.video.StreamFormat;
import dev.xunjie.gateway.video.VideoPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipHandlerTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration DISTANCE = Duration.ofMillis(100);

  @TempDir private Path folder;
  private Spool spool;
  private GatewayHttp http;
  private volatile Instant now = NOON.plusSeconds(600);

  @BeforeEach
  void open() throws Exception {
    spool = Spool.open(new SpoolSettings(folder, Duration.ofHours(9), 1 << 30, 8 << 20), () -> now);
    spool.start();
    TestingFootage footage = TestingFootage.of(Path.of("src/test/resources/test-pattern.hevc"));
    footage.play(spool, "kerb", NOON, DISTANCE);
    http = serve(Optional.of(new Clips(spool, () -> now)));
  }

  @AfterEach
  void close() {
    http.close();
    spool.close();
  }

  @Test
  void sendsTheClipWithItsFacts() throws Exception {
    HttpResponse<byte[]> answer = get("kerb", NOON, NOON.plusMillis(2900));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Xunjie-Camera")).contains("kerb");
    assertThat(answer.headers().firstValue("Xunjie-Codec")).contains("hevc");
    assertThat(answer.headers().firstValue("Xunjie-Pictures")).contains("30");
    assertThat(answer.headers().firstValue("Xunjie-Longest-Gap-Millis")).contains("100");
    assertThat(answer.headers().firstValue("Xunjie-Last-Captured-At"))
        .contains("2026-03-01T12:00:02.900Z");
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
  }

  @Test
  void saysWhenToAskAgainForWhatIsNotYetThere() throws Exception {
    now = NOON.plusSeconds(3);

    HttpResponse<byte[]> answer = get("kerb", NOON, NOON.plusSeconds(9));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Retry-After")).contains("8");
    assertThat(text(answer))
        .contains("\"code\":\"not-yet\"")
        .contains(
            "\"held\":[{\"first\":\"2026-03-01T12:00:00Z\",\"last\":\"2026-03-01T12:00:02.900Z\"}]");
  }

  @Test
  void saysWhatThereIsWhenNothingOfTheTimeIsKept() throws Exception {
    HttpResponse<byte[]> answer = get("kerb", NOON.minusSeconds(9), NOON.minusSeconds(4));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer))
        .contains("\"code\":\"nothing-kept\"")
        .contains("\"last\":\"2026-03-01T12:00:02.900Z\"");
  }

  @Test
  void saysThatTheDiskIsAway() throws Exception {
    Files.delete(spool.workFolder());

    HttpResponse<byte[]> answer = get("kerb", NOON, NOON.plusSeconds(2));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    assertThat(text(answer)).contains("\"code\":\"disk-away\"");
  }

  @Test
  void saysThatAStreamMakesNoClip() throws Exception {
    VideoPacket unfit =
        new VideoPacket(
            new StreamFormat("h264", new byte[0], 0, 0),
            Duration.ZERO,
            Optional.empty(),
            true,
            100,
            () -> new byte[100]);
    spool.intake().streamBegins("odd");
    spool.intake().add("odd", NOON, unfit);
    awaitEnd("odd", NOON);

    HttpResponse<byte[]> answer = get("odd", NOON, NOON.plusSeconds(2));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(text(answer)).contains("parameter sets are missing");
  }

  @Test
  void saysThatNothingIsSpooled() throws Exception {
    http.close();
    http = serve(Optional.empty());

    HttpResponse<byte[]> answer = get("kerb", NOON, NOON.plusSeconds(2));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).contains("XUNJIE_SPOOL_DIR");
  }

  private static GatewayHttp serve(Optional<Clips> clips) throws IOException {
    GatewayHttp http =
        new GatewayHttp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Optional.empty(),
            () -> new GatewayHealth("UP", 1, 1, 0),
            () -> "");
    http.serve(
        ClipHandler.PATH,
        new GuardedHandler(Optional.of(new BearerToken("t0ken")), 1, new ClipHandler(clips)));
    http.start();
    return http;
  }

  private HttpResponse<byte[]> get(String cameraId, Instant from, Instant to) throws Exception {
    URI address =
        URI.create(
            "http://127.0.0.1:%d/clips/%s?from=%s&to=%s"
                .formatted(http.port(), cameraId, from, to));
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer t0ken").build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }

  private void awaitEnd(String cameraId, Instant end) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> spool.segmentsOf(cameraId).stream().map(Segment::end).anyMatch(end::equals));
  }
}
