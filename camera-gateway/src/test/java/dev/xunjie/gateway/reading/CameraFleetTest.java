package dev.xunjie.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.gateway.reading.TestingVideo.Behaviour;
import dev.xunjie.gateway.sending.Frame;
import dev.xunjie.gateway.video.Deadlines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CameraFleetTest {
  private static final CameraSettings CAMERA =
      CameraSettings.of("kerb", "路口", "rtsp://user:secret@10.0.0.7/1");
  private static final ReadingTerms HASTY =
      new ReadingTerms(
          new Deadlines(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500)),
          Duration.ofMillis(200),
          Duration.ofMillis(10),
          Duration.ofMillis(50),
          2);

  private final TestingVideo video = new TestingVideo(Duration.ofMillis(20), 100);
  private final TestingStatuses statuses = new TestingStatuses();
  private final List<Frame> frames = new CopyOnWriteArrayList<>();
  private final CameraFleet fleet =
      new CameraFleet(
          HASTY,
          video,
          frames::add,
          PacketSink.NONE,
          statuses,
          InstantSource.system(),
          camera -> {});

  @BeforeEach
  void start() {
    fleet.start();
  }

  @AfterEach
  void stop() {
    video.endHang();
    fleet.close();
  }

  @Test
  void readsACameraFromTheListAndSaysSoOnce() {
    fleet.changed(0, CAMERA);

    eventually(() -> assertThat(frames).hasSizeGreaterThan(5));
    assertThat(statuses.statesOf("kerb"))
        .containsExactly(CameraState.CONNECTING, CameraState.STREAMING);
    assertThat(frames).extracting(frame -> frame.header().sequence()).startsWith(0L, 1L, 2L);
    assertThat(frames)
        .extracting(frame -> frame.header().capturedAt())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void theFirstFrameCountsAsChangedAndEqualOnesDoNot() {
    fleet.changed(0, CAMERA);

    eventually(() -> assertThat(frames).hasSizeGreaterThan(1));
    assertThat(frames.get(0).header().changeScore()).isEqualTo(1);
    assertThat(frames.get(1).header().changeScore()).isZero();
  }

  @Test
  void theSameSettingsDisturbNothing() {
    fleet.changed(0, CAMERA);
    awaitState(CameraState.STREAMING);

    fleet.changed(0, CAMERA);

    framesFlowOn();
    assertThat(video.openedCount()).isEqualTo(1);
  }

  @Test
  void otherSettingsOpenTheCameraAnewAndItsNumbersGoOn() {
    fleet.changed(0, CAMERA);
    awaitState(CameraState.STREAMING);

    fleet.changed(0, CameraSettings.of("kerb", "路口", "rtsp://10.0.0.8/1"));

    eventually(() -> assertThat(video.openedCount()).isEqualTo(2));
    eventually(() -> assertThat(video.closedCount()).isEqualTo(1));
    framesFlowOn();
    assertThat(frames).extracting(frame -> frame.header().sequence()).doesNotHaveDuplicates();
    assertThat(statuses.statesOf("kerb"))
        .containsExactly(
            CameraState.CONNECTING,
            CameraState.STREAMING,
            CameraState.CONNECTING,
            CameraState.STREAMING);
  }

  @Test
  void aRemovedCameraEndsAndIsSaidToBeRemoved() {
    fleet.changed(0, CAMERA);
    awaitState(CameraState.STREAMING);

    fleet.removed(0, "kerb");

    awaitState(CameraState.REMOVED);
    eventually(() -> assertThat(video.closedCount()).isEqualTo(1));
    assertThat(fleet.states()).isEmpty();
  }

  @Test
  void aCameraThatIsNoLongerListedIsRemoved() {
    fleet.changed(0, CAMERA);
    fleet.changed(1, CameraSettings.of("other", "n", "rtsp://10.0.0.9/1"));

    fleet.listed(0, List.of());

    assertThat(statuses.latestOf("kerb")).isEqualTo(CameraState.REMOVED);
    assertThat(fleet.states()).containsOnlyKeys("other");
  }

  @Test
  void camerasThatGoToAnotherGatewayEndWithoutAWord() {
    fleet.changed(3, CAMERA);
    awaitState(CameraState.STREAMING);
    statuses.forget();

    fleet.released(Set.of(3));

    assertThat(video.closedCount()).isEqualTo(1);
    assertThat(fleet.states()).isEmpty();
    assertThat(statuses.statesOf("kerb")).isEmpty();
  }

  @Test
  void aCameraThatRefusesIsOfflineAndComesBack() {
    video.behave(Behaviour.REFUSES);
    fleet.changed(0, CAMERA);
    awaitState(CameraState.OFFLINE);

    video.behave(Behaviour.PLAYS);

    awaitState(CameraState.STREAMING);
    assertThat(statuses.latest().reconnects()).isPositive();
  }

  @Test
  void aSilentCameraIsStalledAndComesBack() {
    fleet.changed(0, CAMERA);
    awaitState(CameraState.STREAMING);
    video.behave(Behaviour.IS_SILENT);
    awaitState(CameraState.STALLED);

    video.behave(Behaviour.PLAYS);

    awaitState(CameraState.STREAMING);
  }

  @Test
  void aCameraThatHangsUpIsOpenedAgainAndOfflineIfItKeepsHangingUp() {
    fleet.changed(0, CAMERA);
    awaitState(CameraState.STREAMING);

    video.behave(Behaviour.ENDS);

    awaitState(CameraState.OFFLINE);
    assertThat(statuses.statesOf("kerb"))
        .containsExactly(
            CameraState.CONNECTING,
            CameraState.STREAMING,
            CameraState.CONNECTING,
            CameraState.OFFLINE);
  }

  @Test
  void anUnthoughtOfFailureIsSurvived() {
    video.behave(Behaviour.FAILS);
    fleet.changed(0, CAMERA);
    awaitState(CameraState.OFFLINE);

    video.behave(Behaviour.PLAYS);

    awaitState(CameraState.STREAMING);
  }

  @Test
  void aReaderThatHangsIsLeftBehindAndReplaced() {
    fleet.changed(0, CAMERA);
    awaitState(CameraState.STREAMING);
    statuses.forget();

    video.behave(Behaviour.HANGS_ONCE);

    eventually(
        () ->
            assertThat(statuses.statesOf("kerb"))
                .containsExactly(CameraState.STALLED, CameraState.STREAMING));
    assertThat(fleet.abandonedReaders()).isEqualTo(1);
    assertThat(fleet.hangingReaders()).isEqualTo(1);
  }

  @Test
  void aReaderThatComesBackFromItsHangEndsUnheard() {
    fleet.changed(0, CAMERA);
    awaitState(CameraState.STREAMING);
    statuses.forget();
    video.behave(Behaviour.HANGS_ONCE);
    eventually(() -> assertThat(statuses.statesOf("kerb")).hasSize(2));

    video.endHang();

    eventually(() -> assertThat(fleet.hangingReaders()).isZero());
    framesFlowOn();
    assertThat(frames).extracting(frame -> frame.header().sequence()).doesNotHaveDuplicates();
  }

  @Test
  void leavesOnlySoManyHungReadersBehind() {
    video.behave(Behaviour.HANGS);
    fleet.changed(0, CAMERA);

    eventually(() -> assertThat(video.openedCount()).isEqualTo(3));
    eventually(() -> assertThat(fleet.hangingReaders()).isEqualTo(2));
    assertThat(fleet.abandonedReaders()).isEqualTo(2);

    video.behave(Behaviour.PLAYS);
    video.endHang();
    awaitState(CameraState.STREAMING);
  }

  @Test
  void saysNoPassword() {
    fleet.changed(0, CAMERA);

    assertThat(statuses.latest().detail()).contains("10.0.0.7").doesNotContain("secret");
  }

  private void awaitState(CameraState state) {
    eventually(() -> assertThat(statuses.latestOf("kerb")).isEqualTo(state));
  }

  private void framesFlowOn() {
    int before = frames.size();
    eventually(() -> assertThat(frames).hasSizeGreaterThan(before + 3));
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
  }
}
