package dev.xunjie.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.frame.CaptureTimeSource;
import dev.xunjie.contracts.frame.FrameHeader;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.gateway.operations.GatewayHealth;
import dev.xunjie.gateway.reading.ReadingTerms;
import dev.xunjie.gateway.reading.TestingVideo;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway on a real broker; only the videos are made up. */
class GatewayKafkaTest {
  private static final long BUFFER_BYTES = 2 << 20;
  private static final CameraSettings KERB = CameraSettings.of("kerb", "路口", "rtsp://10.0.0.7/1");

  @TempDir private static Path folder;
  private static TestingBroker broker;

  private final TestingVideo video = new TestingVideo(Duration.ofMillis(40), 50_000);
  private TestingTopics topics;
  private Gateway gateway;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new TestingBroker(folder.resolve("kafka"));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void start() throws Exception {
    topics = new TestingTopics(broker.address());
    gateway = startGateway();
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
    topics.close();
  }

  @Test
  void followsTheListOfCamerasWithoutARestart() throws Exception {
    topics.put(KERB);
    eventually(() -> assertThat(topics.framesOf("kerb")).hasSizeGreaterThan(3));
    eventually(() -> assertThat(stateOf("kerb")).contains(CameraState.STREAMING));
    assertThat(gateway.health()).extracting(GatewayHealth::cameras).isEqualTo(1);

    topics.put(CameraSettings.of("kerb", "路口", "rtsp://10.0.0.8/1"));
    eventually(() -> assertThat(video.openedCount()).isEqualTo(2));
    eventually(() -> assertThat(video.closedCount()).isEqualTo(1));
    topics.put(CameraSettings.of("other", "n", "rtsp://10.0.0.9/1"));
    eventually(() -> assertThat(topics.framesOf("other")).isNotEmpty());

    topics.remove("kerb");
    eventually(() -> assertThat(stateOf("kerb")).contains(CameraState.REMOVED));
    eventually(() -> assertThat(video.closedCount()).isEqualTo(2));
    assertThat(gateway.health()).extracting(GatewayHealth::cameras).isEqualTo(1);
  }

  @Test
  void sendsFramesWithTheirHeader() throws Exception {
    topics.put(KERB);

    eventually(() -> assertThat(topics.framesOf("kerb")).hasSizeGreaterThan(2));
    List<ConsumerRecord<byte[], byte[]>> frames = topics.framesOf("kerb");
    assertThat(frames)
        .extracting(ConsumerRecord::partition)
        .containsOnly(frames.get(0).partition());
    assertThat(frames.get(0).value()).hasSize(50_000);
    for (int i = 0; i < frames.size(); i++) {
      FrameHeader header = headerOf(frames.get(i));
      assertThat(header.sequence()).isEqualTo(i);
      assertThat(header.source()).isEqualTo(CaptureTimeSource.ARRIVAL);
      assertThat(frames.get(i).timestamp()).isEqualTo(header.capturedAt().toEpochMilli());
    }
  }

  @Test
  void aMalformedCameraIsPutAsideAndDisturbsNoOther() throws Exception {
    topics.put(KERB);
    eventually(() -> assertThat(topics.framesOf("kerb")).isNotEmpty());

    topics.write("kerb", "{\"id\":\"kerb\"}".getBytes(UTF_8));
    topics.write("impostor", ContractJson.toBytes(KERB));

    eventually(() -> assertThat(topics.deadLetters()).hasSize(2));
    assertThat(topics.deadLetters())
        .extracting(DeadLetter::topic)
        .containsOnly(Topic.CAMERAS.topicName());
    assertThat(topics.deadLetters())
        .extracting(letter -> letter.key().orElseThrow())
        .containsExactlyInAnyOrder("kerb", "impostor");
    int before = topics.framesOf("kerb").size();
    eventually(() -> assertThat(topics.framesOf("kerb")).hasSizeGreaterThan(before));
    assertThat(video.openedCount()).isEqualTo(1);
    assertThat(metrics()).contains("xunjie_messages_malformed_total 2.0");
  }

  @Test
  void staysWithinItsBufferWhileKafkaIsAwayAndGoesOnByItself() throws Exception {
    topics.put(CameraSettings.of("gone", "n", "rtsp://10.0.0.9/1"));
    eventually(() -> assertThat(topics.framesOf("gone")).isNotEmpty());
    topics.remove("gone");
    topics.put(KERB);
    eventually(() -> assertThat(topics.framesOf("kerb")).isNotEmpty());
    int opened = video.openedCount();

    broker.stop();
    try {
      await()
          .atMost(Duration.ofSeconds(120))
          .until(
              () -> {
                assertThat(gateway.health().waitingBytes()).isLessThanOrEqualTo(BUFFER_BYTES);
                return droppedFrames() > 20;
              });
      assertThat(gateway.health().streaming()).isEqualTo(1);
      assertThat(video.openedCount()).isEqualTo(opened);
    } finally {
      broker.start();
    }

    long newest = headerOf(newestFrame()).sequence();
    eventually(() -> assertThat(headerOf(newestFrame()).sequence()).isGreaterThan(newest + 60));
    eventually(() -> assertThat(gateway.health().waitingBytes()).isLessThan(200_000));
    assertThat(video.openedCount()).isEqualTo(opened);
  }

  @Test
  void aRestartedGatewayKnowsItsCamerasAndTellsOfRemovedOnes() throws Exception {
    topics.put(KERB);
    topics.put(CameraSettings.of("gone", "n", "rtsp://10.0.0.9/1"));
    eventually(() -> assertThat(stateOf("gone")).contains(CameraState.STREAMING));
    gateway.close();
    topics.remove("gone");
    int before = topics.framesOf("kerb").size();

    gateway = startGateway();

    eventually(() -> assertThat(topics.framesOf("kerb")).hasSizeGreaterThan(before));
    eventually(() -> assertThat(stateOf("gone")).contains(CameraState.REMOVED));
  }

  @Test
  void aStoppedGatewaySaysNothingOfItsCameras() throws Exception {
    topics.put(KERB);
    eventually(() -> assertThat(stateOf("kerb")).contains(CameraState.STREAMING));

    gateway.close();

    assertThat(video.closedCount()).isEqualTo(1);
    assertThat(stateOf("kerb")).contains(CameraState.STREAMING);
  }

  @Test
  void gatewaysShareTheCameras() throws Exception {
    for (int i = 0; i < 16; i++) {
      topics.put(CameraSettings.of("cam" + i, "n", "rtsp://10.0.0.7/" + i));
    }
    eventually(() -> assertThat(gateway.health().streaming()).isEqualTo(16));

    try (Gateway second = startGateway()) {
      eventually(
          () -> {
            assertThat(second.health().streaming()).isBetween(1, 15);
            assertThat(gateway.health().streaming()).isEqualTo(16 - second.health().streaming());
          });
    }

    eventually(() -> assertThat(gateway.health().streaming()).isEqualTo(16));
  }

  private Gateway startGateway() throws Exception {
    GatewaySettings settings =
        new GatewaySettings(
            broker.address(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            BUFFER_BYTES,
            Optional.of("t0ken"),
            ReadingTerms.DEFAULT,
            Optional.empty(),
            Optional.empty());
    return Gateway.start(settings, video, InstantSource.system());
  }

  private Optional<CameraState> stateOf(String cameraId) {
    return topics.latestStatusOf(cameraId).map(CameraStatus::state);
  }

  private ConsumerRecord<byte[], byte[]> newestFrame() {
    List<ConsumerRecord<byte[], byte[]>> frames = topics.framesOf("kerb");
    return frames.get(frames.size() - 1);
  }

  private double droppedFrames() throws Exception {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("xunjie_frames_dropped_total{camera=\"kerb\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private String metrics() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.httpPort() + "/metrics"))
            .header("Authorization", "Bearer t0ken")
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static FrameHeader headerOf(ConsumerRecord<byte[], byte[]> frame) {
    Map<String, byte[]> wire = new HashMap<>();
    frame.headers().forEach(header -> wire.put(header.key(), header.value()));
    return FrameHeader.fromWire(wire);
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(90)).untilAsserted(assertion);
  }
}
