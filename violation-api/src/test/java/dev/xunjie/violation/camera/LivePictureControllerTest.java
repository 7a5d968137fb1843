package dev.xunjie.violation.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingSettings;
import dev.xunjie.violation.TestingSpool;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.TestingStreet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a camera sees now. */
class LivePictureControllerTest {
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 7};

  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser browser = TestingBrowser.observer();
  private final String camera = "cam-" + UUID.randomUUID();
  private final String address = "/api/cameras/" + camera + "/live.jpg";

  @BeforeEach
  void addACamera() {
    stack.send(Topic.CAMERAS, camera, CameraSettings.of(camera, "桥头", "rtsp://10.0.0.7/live"));
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> browser.get(address).code().equals("no-picture"));
  }

  @Test
  void showsTheNewestPictureWithItsTimeAndRecordsOneViewAMinute() {
    stack.spool().shows(camera, JPEG);

    Answer first = browser.get(address);
    browser.get(address);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.response().body()).isEqualTo(JPEG);
    assertThat(first.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(first.header("Cache-Control")).contains("no-store");
    assertThat(first.header("Xunjie-Captured-At"))
        .isEqualTo(TestingSpool.LIVE_CAPTURED_AT.toString());
    assertThat(
            TestingBrowser.admin()
                .get("/api/activity?subject=" + camera)
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("kind").asString() + " " + one.path("actor").asString()))
        .containsExactly("CAMERA_WATCHED reviewer");
  }

  @Test
  void showsThoseWhoMayNotSeePlatesNoMoreThanASmallPictureUnderATagOfItsOwn() throws Exception {
    byte[] street = TestingStreet.scene(Still.Moment.AT_REST, camera);
    stack.spool().shows(camera, street);
    TestingBrowser analyst = TestingBrowser.user("live.analyst", "ANALYST");

    Answer small = analyst.get(address);
    Answer whole = browser.get(address);
    Answer administrators = TestingBrowser.admin().get(address);

    assertThat(width(small)).isEqualTo(320);
    assertThat(width(administrators)).isEqualTo(320);
    assertThat(whole.response().body()).isEqualTo(street);
    assertThat(small.header("Cache-Control")).contains("no-store");
    assertThat(small.header("Xunjie-Captured-At"))
        .isEqualTo(TestingSpool.LIVE_CAPTURED_AT.toString());
    assertThat(small.header("ETag")).isNotEmpty().isNotEqualTo(whole.header("ETag"));
    assertThat(analyst.getIfNoneMatch(address, whole.header("ETag")).status()).isEqualTo(200);
    assertThat(analyst.getIfNoneMatch(address, small.header("ETag")).status()).isEqualTo(304);
    assertThat(TestingBrowser.admin().get("/api/activity?subject=" + camera).body())
        .contains("\"longestSidePixels\":320");
  }

  @Test
  void showsNothingOfADamagedPictureToThoseWhoMayNotSeePlates() {
    stack.spool().shows(camera, JPEG);

    Answer answer = TestingBrowser.user("live.analyst", "ANALYST").get(address);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("live-picture-damaged");
  }

  private static int width(Answer answer) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(answer.response().body())).getWidth();
  }

  @Test
  void doesNotKnowACameraThatIsNotThere() {
    assertThat(browser.get("/api/cameras/nobody/live.jpg").code()).isEqualTo("unknown-camera");
  }

  @Test
  void saysThatAGatewayIsAwayIfItIs() throws InterruptedException {
    LivePictures nowhere =
        new LivePictures(TestingSettings.of(Map.of("spool-urls", "http://127.0.0.1:1")));
    LivePictures withAWrongToken =
        new LivePictures(
            TestingSettings.of(
                Map.of("spool-urls", stack.spool().address(), "spool-token", "wrong")));

    assertThat(nowhere.of(camera)).isEqualTo(new LivePictures.Answer.Away());
    assertThat(withAWrongToken.of(camera)).isEqualTo(new LivePictures.Answer.Away());
  }
}
