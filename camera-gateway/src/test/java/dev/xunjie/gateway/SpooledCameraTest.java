package dev.xunjie.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.gateway.clip.ClipHandler;
import dev.xunjie.gateway.clip.Clips;
import dev.xunjie.gateway.clip.TestingPlayer;
import dev.xunjie.gateway.live.LiveHandler;
import dev.xunjie.gateway.live.LivePictures;
import dev.xunjie.gateway.operations.BearerToken;
import dev.xunjie.gateway.operations.GatewayHealth;
import dev.xunjie.gateway.operations.GatewayHttp;
import dev.xunjie.gateway.operations.GatewayMetrics;
import dev.xunjie.gateway.operations.GuardedHandler;
import dev.xunjie.gateway.reading.CameraFleet;
import dev.xunjie.gateway.reading.ReadingTerms;
import dev.xunjie.gateway.sending.Frame;
import dev.xunjie.gateway.spool.Segment;
import dev.xunjie.gateway.spool.Spool;
import dev.xunjie.gateway.spool.SpoolSettings;
import dev.xunjie.gateway.video.TestingClip;
import dev.xunjie.gateway.video.TestingRtspServer;
import dev.xunjie.gateway.video.VideoSource;
import java.io.ByteArrayInputStream;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a camera of GStreamer's RTSP server over the spool and HTTP to what a browser plays. */
class SpooledCameraTest {
  private static final int PICTURES_PER_SECOND = 10;

  @TempDir private static Path folder;
  @TempDir private Path spoolFolder;

  private final List<Frame> frames = new CopyOnWriteArrayList<>();
  private final LivePictures live = new LivePictures(frames::add);
  private final GatewayMetrics metrics = new GatewayMetrics();
  private Spool spool;
  private CameraFleet fleet;
  private GatewayHttp http;

  @BeforeEach
  void start() throws IOException {
    spool =
        Spool.open(
            new SpoolSettings(spoolFolder, Duration.ofHours(1), 1 << 30, 32 << 20),
            InstantSource.system());
    spool.start();
    fleet =
        new CameraFleet(
            ReadingTerms.DEFAULT,
            VideoSource::open,
            live,
            spool.intake(),
            status -> {},
            InstantSource.system(),
            camera -> {});
    fleet.start();
    Clips clips = new Clips(spool, InstantSource.system());
    SpoolMetrics.add(metrics, spool);
    SpoolMetrics.add(metrics, clips);
    http =
        new GatewayHttp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Optional.empty(),
            () -> new GatewayHealth("UP", 1, 1, 0),
            () -> "");
    Optional<BearerToken> token = Optional.of(new BearerToken("t0ken"));
    http.serve(ClipHandler.PATH, new GuardedHandler(token, 2, new ClipHandler(Optional.of(clips))));
    http.serve(LiveHandler.PATH, new GuardedHandler(token, 2, new LiveHandler(live)));
    http.start();
  }

  @AfterEach
  void stop() {
    http.close();
    fleet.close();
    spool.close();
  }

  @Test
  void aClipHoldsEveryPictureBetweenTwoFrames() throws Exception {
    Path clip =
        new TestingClip(320, 240, 40, PICTURES_PER_SECOND, 10)
            .writeAnnexB(folder.resolve("clip.h264"));
    try (TestingRtspServer server = TestingRtspServer.serving(clip, 1, PICTURES_PER_SECOND)) {
      read(server);
      eventually(() -> assertThat(frames).hasSizeGreaterThanOrEqualTo(4));
    }
    Instant from = capturedAt(1);
    Instant to = capturedAt(3);
    eventually(() -> assertThat(newestSpooled()).isAfterOrEqualTo(to));

    HttpResponse<Path> answer = clip("?from=%s&to=%s".formatted(from, to));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
    assertThat(header(answer, "Xunjie-Codec")).isEqualTo("h264");
    assertThat(header(answer, "Xunjie-First-Captured-At")).isEqualTo(from.toString());
    assertThat(header(answer, "Xunjie-Last-Captured-At")).isEqualTo(to.toString());
    TestingPlayer played = TestingPlayer.play(answer.body());
    assertThat(played.undecodable()).isZero();
    assertThat(played.widthPixels()).isEqualTo(320);
    assertThat(played.shownAtMillis())
        .hasSize(Integer.parseInt(header(answer, "Xunjie-Pictures")))
        .hasSize(21)
        .last()
        .isEqualTo(Duration.between(from, to).toMillis());
    assertThat(metrics.scrape(Map.of()))
        .contains("xunjie_clips_total 1.0")
        .contains("xunjie_spool_packets_dropped_total 0.0")
        .contains("xunjie_spool_segments 1.0");
  }

  @Test
  void aClipOfH265IsCopiedAndPlaysInABrowserAsH264() throws Exception {
    try (TestingRtspServer server = TestingRtspServer.servingHevc(PICTURES_PER_SECOND)) {
      read(server);
      eventually(() -> assertThat(frames).hasSizeGreaterThanOrEqualTo(4));
    }
    Instant from = capturedAt(1);
    Instant to = capturedAt(3);
    eventually(() -> assertThat(newestSpooled()).isAfterOrEqualTo(to));

    HttpResponse<Path> original = clip("?from=%s&to=%s".formatted(from, to));
    HttpResponse<Path> copy = clip("?from=%s&to=%s&codec=h264".formatted(from, to));

    assertThat(header(original, "Xunjie-Codec")).isEqualTo("hevc");
    assertThat(header(original, "Xunjie-First-Captured-At")).isEqualTo(from.toString());
    assertThat(header(original, "Xunjie-Last-Captured-At")).isEqualTo(to.toString());
    assertThat(header(copy, "Xunjie-Codec")).isEqualTo("h264");
    assertThat(header(copy, "Xunjie-Stored-Codec")).isEqualTo("hevc");
    for (HttpResponse<Path> answer : List.of(original, copy)) {
      TestingPlayer played = TestingPlayer.play(answer.body());
      assertThat(played.format().codec()).isEqualTo(header(answer, "Xunjie-Codec"));
      assertThat(played.undecodable()).isZero();
      assertThat(played.shownAtMillis())
          .hasSize(Integer.parseInt(header(answer, "Xunjie-Pictures")))
          .isSorted()
          .last()
          .isEqualTo(Duration.between(from, to).toMillis());
    }
  }

  @Test
  void servesTheNewestPictureWithItsTime() throws Exception {
    Path clip =
        new TestingClip(320, 240, 40, PICTURES_PER_SECOND, 10)
            .writeAnnexB(folder.resolve("clip.h264"));
    assertThat(get("/live/kerb").statusCode()).isEqualTo(404);
    try (TestingRtspServer server = TestingRtspServer.serving(clip, 1, PICTURES_PER_SECOND)) {
      read(server);
      eventually(() -> assertThat(frames).isNotEmpty());
    }
    fleet.close();
    Instant newest = capturedAt(frames.size() - 1);

    HttpResponse<byte[]> answer = get("/live/kerb");

    assertThat(answer.headers().firstValue("Xunjie-Captured-At")).contains(newest.toString());
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth()).isEqualTo(320);
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(get("/live/kerb", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("/live/..%2Fkerb").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsWhyThereIsNoClip() throws Exception {
    Instant now = Instant.now();

    HttpResponse<byte[]> unseen =
        get("/clips/unseen?from=%s&to=%s".formatted(now, now.plusMillis(9)));
    HttpResponse<byte[]> traversal =
        get("/clips/..%%2F..%%2Fetc?from=%s&to=%s".formatted(now, now.plusMillis(9)));

    assertThat(unseen.statusCode()).isEqualTo(404);
    assertThat(new String(unseen.body(), UTF_8))
        .contains("\"code\":\"nothing-kept\"", "\"held\":[]");
    assertThat(traversal.statusCode()).isEqualTo(400);
    assertThat(get("/clips/kerb").statusCode()).isEqualTo(400);
  }

  private void read(TestingRtspServer server) {
    fleet.changed(0, CameraSettings.of("kerb", "路口", server.address(0)));
  }

  private Instant capturedAt(int frame) {
    return frames.get(frame).header().capturedAt();
  }

  private Instant newestSpooled() {
    List<Segment> segments = spool.segmentsOf("kerb");
    return segments.isEmpty() ? Instant.MIN : segments.get(segments.size() - 1).end();
  }

  private HttpResponse<Path> clip(String query) throws Exception {
    Path file = Files.createTempFile(folder, "answer", ".mp4");
    return HttpClient.newHttpClient()
        .send(request("/clips/kerb" + query).build(), HttpResponse.BodyHandlers.ofFile(file));
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
        .header("Authorization", "Bearer t0ken");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(90)).untilAsserted(assertion);
  }
}
