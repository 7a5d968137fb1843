package dev.xunjie.violation.approval;

import static dev.xunjie.violation.approval.TestingApprovals.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The device register over REST. */
class ApprovalControllerTest {
  private static final String NOW_APPROVED = "?at=2026-06-01T04:00:00Z";

  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser legal = TestingBrowser.user("legal.approvals", "LEGAL");
  private final String camera = "cam-" + UUID.randomUUID();
  private final String address = "/api/cameras/" + camera + "/approval";

  @BeforeEach
  void addACamera() {
    stack.send(Topic.CAMERAS, camera, CameraSettings.of(camera, "北门", "rtsp://10.0.0.7/live"));
    await().atMost(Duration.ofSeconds(90)).until(() -> legal.get(address).status() == 200);
  }

  @Test
  void tellsWhatIsMissingUntilALegalReviewerEntersIt() {
    JsonNode before = legal.get(address).json();
    Answer saved = legal.put(address, Map.of("entry", whole()));
    JsonNode after = legal.get(address + NOW_APPROVED).json();

    assertThat(before.path("valid").asBoolean()).isFalse();
    assertThat(before.path("missing").get(0).asString()).isEqualTo("NONE");
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    assertThat(after.path("valid").asBoolean()).isTrue();
    assertThat(after.path("enteredLater").asBoolean()).isTrue();
    assertThat(after.path("holdsUntil").asString()).isEqualTo("2027-01-11T16:00:00Z");
    assertThat(after.path("approval").path("editedBy").asString()).isEqualTo("legal.approvals");
    assertThat(TestingBrowser.admin().get("/api/activity?subject=" + camera).body())
        .contains("APPROVAL_SAVED", "检字 2026-0112");
  }

  @Test
  void keepsEveryRevisionForAllWhoSeeCameras() {
    legal.put(address, Map.of("revision", 1, "entry", whole()));
    Answer outdated = legal.put(address, Map.of("revision", 1, "entry", whole()));
    legal.put(address, Map.of("revision", 2, "entry", whole()));

    JsonNode history = TestingBrowser.observer().get(address + "/history").json().path("items");

    assertThat(outdated.status()).isEqualTo(409);
    assertThat(outdated.code()).isEqualTo("approval-outdated");
    assertThat(outdated.json().path("currentRevision").asInt()).isEqualTo(1);
    assertThat(history.valueStream().map(one -> one.path("approval").path("revision").asInt()))
        .containsExactly(2, 1);
    assertThat(history.get(0).path("editedByName").asString()).isEqualTo("同事 legal.approvals");
  }

  @Test
  void listsEveryCamera() {
    assertThat(legal.get("/api/approvals").json().path("items").valueStream())
        .anySatisfy(
            one -> {
              assertThat(one.path("cameraId").asString()).isEqualTo(camera);
              assertThat(one.path("missing").get(0).asString()).isEqualTo("NONE");
            });
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertRefused(send("{}"), "entry");
    assertRefused(send("{\"entry\":{}}"), "validFrom is missing");
    assertRefused(send("{\"entry\":{\"validFrom\":\"yesterday\"}}"), "yesterday");
    assertRefused(
        send("{\"entry\":{\"validFrom\":\"2026-02-01T00:00:00Z\",\"legalReview\":{}}}"),
        "legalReview.on is missing");
    assertRefused(
        send("{\"entry\":{\"validFrom\":\"9999-02-01T00:00:00Z\"}}"), "must lie from 1990-01-01");
    assertRefused(legal.get(address + "?at=+1000000000-12-31T23:59:59Z"), "");
    assertRefused(legal.get(address + "?at=9999-01-01T00:00:00Z"), "must lie from 1990-01-01");
    assertThat(legal.put("/api/cameras/nobody/approval", Map.of("entry", whole())).code())
        .isEqualTo("unknown-camera");
    assertThat(legal.get("/api/cameras/nobody/approval/history").code())
        .isEqualTo("unknown-camera");
    assertThat(legal.get(address + "/history").json().path("items").size()).isZero();
  }

  private Answer send(String body) {
    return legal.send("PUT", address, body, true);
  }

  private static void assertRefused(Answer answer, String reason) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
  }
}
