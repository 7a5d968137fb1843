package dev.xunjie.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.frame.CaptureTimeSource;
import dev.xunjie.gateway.sending.Frame;
import dev.xunjie.gateway.video.Deadlines;
import dev.xunjie.gateway.video.Sampling;
import dev.xunjie.gateway.video.TestingClip;
import dev.xunjie.gateway.video.TestingRtspServer;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;
import dev.xunjie.gateway.video.VideoSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads cameras of GStreamer's RTSP server, which shares no code with FFmpeg's client. */
class RtspCameraTest {
  private static final int PICTURES_PER_SECOND = 10;
  private static final ReadingTerms SHORT =
      new ReadingTerms(
          new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4)),
          Duration.ofSeconds(5),
          Duration.ofMillis(100),
          Duration.ofMillis(500),
          4);

  @TempDir private static Path folder;
  private static Path clip;

  private final TestingStatuses statuses = new TestingStatuses();
  private final List<Frame> frames = new CopyOnWriteArrayList<>();
  private final TestingPackets packets = new TestingPackets();
  private CameraFleet fleet;

  @BeforeAll
  static void makeClip() throws IOException {
    clip =
        new TestingClip(320, 240, 40, PICTURES_PER_SECOND, 5)
            .writeAnnexB(folder.resolve("clip.h264"));
  }

  @BeforeEach
  void start() {
    fleet =
        new CameraFleet(
            SHORT,
            VideoSource::open,
            frames::add,
            packets,
            statuses,
            InstantSource.system(),
            camera -> {});
    fleet.start();
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void sendsKeyPicturesScaledAndInTheOrderOfTheirCapture() throws IOException {
    try (TestingRtspServer server = TestingRtspServer.serving(clip, 2, PICTURES_PER_SECOND)) {
      Instant before = Instant.now();
      fleet.changed(0, camera("a", server.address(0), Optional.empty()));
      fleet.changed(0, camera("b", server.address(1), Optional.empty()));

      eventually(() -> assertThat(framesOf("a")).hasSizeGreaterThan(6));
      eventually(() -> assertThat(framesOf("b")).hasSizeGreaterThan(6));
      List<Frame> sent = framesOf("a");
      assertThat(sent)
          .extracting(frame -> frame.header().capturedAt())
          .isSorted()
          .doesNotHaveDuplicates()
          .allSatisfy(at -> assertThat(at).isBetween(before.minusSeconds(1), Instant.now()));
      assertThat(sent.get(0).header().widthPixels()).isEqualTo(160);
      assertThat(sent.get(0).header().heightPixels()).isEqualTo(120);
      var picture = ImageIO.read(new ByteArrayInputStream(sent.get(0).jpeg()));
      assertThat(picture.getWidth()).isEqualTo(160);
      assertThat(sent.subList(1, sent.size()))
          .allSatisfy(frame -> assertThat(frame.header().changeScore()).isBetween(0.001, 0.5));
    }
  }

  @Test
  void takesTheCamerasOwnClockFromItsSenderReports() throws IOException {
    try (TestingRtspServer server = TestingRtspServer.serving(clip, 1, PICTURES_PER_SECOND)) {
      fleet.changed(0, camera("a", server.address(0), Optional.empty()));

      eventually(
          () ->
              assertThat(framesOf("a"))
                  .filteredOn(frame -> frame.header().source() == CaptureTimeSource.RTCP)
                  .hasSizeGreaterThan(2));
      assertThat(framesOf("a"))
          .extracting(frame -> frame.header().capturedAt())
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aFrameHasTheCaptureTimeOfItsPacketAndNoPacketIsLeftOut() {
    try (TestingRtspServer server = TestingRtspServer.serving(clip, 1, PICTURES_PER_SECOND)) {
      fleet.changed(0, camera("a", server.address(0), Optional.empty()));

      eventually(() -> assertThat(framesOf("a")).hasSizeGreaterThan(6));
    }
    assertThat(packets.keyTimesOf("a"))
        .containsAll(framesOf("a").stream().map(frame -> frame.header().capturedAt()).toList());
    List<Duration> streamTimes = packets.streamTimesOf("a");
    assertThat(streamTimes.get(30).minus(streamTimes.get(0))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void sendsSoManyFramesASecondWhereACameraAsksForIt() {
    try (TestingRtspServer server = TestingRtspServer.serving(clip, 1, PICTURES_PER_SECOND)) {
      fleet.changed(0, camera("a", server.address(0), Optional.of(5.0)));

      eventually(() -> assertThat(framesOf("a")).hasSizeGreaterThan(20));
    }
  }

  @Test
  void givesPicturesAtTheAskedRateByTheStreamsOwnTime() throws VideoException {
    List<Duration> times = new ArrayList<>();
    try (TestingRtspServer server = TestingRtspServer.serving(clip, 1, PICTURES_PER_SECOND);
        VideoSource source =
            VideoSource.open(server.address(0), VideoOptions.of(Sampling.perSecond(5)))) {
      while (times.size() < 11) {
        times.add(source.next().orElseThrow().streamTime());
      }
    }

    assertThat(times.get(10).minus(times.get(0))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void noticesThatTheServerDiesAndReadsOnWhenItIsBack() {
    try (TestingRtspServer server = TestingRtspServer.serving(clip, 1, PICTURES_PER_SECOND)) {
      fleet.changed(0, camera("a", server.address(0), Optional.empty()));
      awaitState("a", CameraState.STREAMING);

      server.kill();
      awaitState("a", CameraState.OFFLINE);
      assertThat(statuses.latest().detail()).contains("connection refused").contains("tried again");

      server.start();
      int before = frames.size();
      awaitState("a", CameraState.STREAMING);
      eventually(() -> assertThat(frames).hasSizeGreaterThan(before + 2));
      assertThat(frames).extracting(frame -> frame.header().sequence()).isSorted();
      assertThat(frames)
          .extracting(frame -> frame.header().capturedAt())
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aServerThatStopsSendingIsStalled() {
    try (TestingRtspServer server = TestingRtspServer.serving(clip, 1, PICTURES_PER_SECOND)) {
      fleet.changed(0, camera("a", server.address(0), Optional.empty()));
      awaitState("a", CameraState.STREAMING);

      server.freeze();
      awaitState("a", CameraState.STALLED);
      assertThat(statuses.latest().detail()).contains("nothing has come for 2.0 s");

      server.thaw();
      awaitState("a", CameraState.STREAMING);
    }
  }

  @Test
  void aServerThatAcceptsAndSendsNothingIsStalled() throws IOException {
    try (TestingSilentServer server = new TestingSilentServer()) {
      fleet.changed(0, camera("a", server.address(), Optional.empty()));

      awaitState("a", CameraState.STALLED);
      assertThat(statuses.latest().detail()).contains("accepts the connection");
      assertThat(fleet.abandonedReaders()).isZero();
    }
  }

  @Test
  void aServerThatRefusesThePasswordIsOfflineAndSaysSoWithoutNamingIt() throws IOException {
    try (TestingRefusingServer server = new TestingRefusingServer()) {
      fleet.changed(0, camera("a", server.address("user:secret"), Optional.empty()));

      awaitState("a", CameraState.OFFLINE);
      assertThat(statuses.latest().detail())
          .contains("refuses user or password")
          .doesNotContain("secret");
    }
  }

  @Test
  void packetsWithoutAKeyPictureAreStalled() throws IOException {
    Path withoutKeys =
        new TestingClip(320, 240, 4000, PICTURES_PER_SECOND, 4000)
            .writeAnnexB(folder.resolve("without-keys.h264"));
    try (TestingRtspServer server =
        TestingRtspServer.serving(withoutKeys, 1, PICTURES_PER_SECOND)) {
      fleet.changed(0, camera("a", server.address(0), Optional.empty()));

      awaitState("a", CameraState.STALLED);
      assertThat(statuses.latest().detail()).contains("no whole picture");
    }
  }

  @Test
  void aStreamThatIsNotThereIsOfflineAndSaysWhatToCheck() {
    try (TestingRtspServer server = TestingRtspServer.serving(clip, 1, PICTURES_PER_SECOND)) {
      fleet.changed(0, camera("a", server.address(7), Optional.empty()));

      awaitState("a", CameraState.OFFLINE);
      assertThat(statuses.latest().detail()).contains("/cam7").contains("check the address's path");
    }
  }

  private static CameraSettings camera(String id, String address, Optional<Double> perSecond) {
    return new CameraSettings(
        id,
        "路口 " + id,
        address,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        perSecond,
        Optional.of(160),
        Optional.empty());
  }

  private List<Frame> framesOf(String cameraId) {
    return frames.stream().filter(frame -> frame.cameraId().equals(cameraId)).toList();
  }

  private void awaitState(String cameraId, CameraState state) {
    eventually(() -> assertThat(statuses.latestOf(cameraId)).isEqualTo(state));
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(90)).untilAsserted(assertion);
  }
}
