package dev.xunjie.violation.visibility;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.counterConfirmed;
import static dev.xunjie.violation.TestingCases.newPlate;
import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.provenInQueue;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.squad;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingEvents;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees what. */
class VisibilityTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final TestingStack stack = TestingStack.shared();

  @ParameterizedTest
  @CsvSource({
    "浙A12345, 浙A***45",
    "粤BD12345, 粤B***45",
    "\"\"\"plate\"\":\"\"浙A1234警\"\"\", \"\"\"plate\"\":\"\"浙A***4警\"\"\"",
    "京A·D12345, 京A***45",
    "浙江省杭州市, 浙江省杭州市",
    "310102-0417, 310102-0417"
  })
  void masksPlatesAndNothingElse(String text, String masked) {
    assertThat(PlateMask.mask(text)).isEqualTo(masked);
  }

  @Test
  void showsAnalystsNoPlates() throws Exception {
    TestingBrowser analyst = TestingBrowser.user("analyst.masked", "ANALYST");
    String plate = newPlate();
    try (TestingEvents console = TestingEvents.of(analyst)) {
      String id = provenInQueue(plate);

      console.await("incident-opened", data -> data.contains(id) && !data.contains(plate));
      assertThat(officer().get("/api/incidents/" + id).body()).contains(plate);
      assertThat(analyst.get("/api/incidents/" + id).body())
          .contains(id, PlateMask.mask(plate))
          .doesNotContain(plate);
      assertThat(analyst.get("/api/incidents?limit=200&plate=" + plate).body())
          .doesNotContain(plate);
      assertThat(analyst.get("/api/incidents/" + id + "/evidence").status()).isEqualTo(403);
    }
  }

  @Test
  void showsAnAccountWithAreasOnlyWhatItsCamerasSaw() {
    String id = TestingIncidents.inQueue();
    TestingBrowser elsewhere =
        withAreas("reviewer.elsewhere", List.of("area-elsewhere"), "REVIEWER");

    assertThat(elsewhere.get("/api/incidents/" + id).code()).isEqualTo("unknown-incident");
    assertThat(elsewhere.put("/api/incidents/%s/lease".formatted(id), List.of()).status())
        .isEqualTo(404);
    assertThat(act(elsewhere, id, "REJECT", "reason", "PERMITTED").status()).isEqualTo(404);
    assertThat(elsewhere.get("/api/incidents/%s/rechecks".formatted(id)).status()).isEqualTo(404);
    assertThat(elsewhere.get("/api/incidents?limit=200").json().path("items")).isEmpty();
  }

  @Test
  void letsASquadNearItsOwnTasksOnly() {
    String id = counterConfirmed();
    TestingBrowser own = squad("squad.visible");
    TestingBrowser other = squad("squad.other", "squad-elsewhere");

    assertThat(act(own, id, "ACCEPT").status()).as("not yet dispatched").isEqualTo(404);
    require(act(officer(), id, "DISPATCH", "squad", "squad-of-the-tests"));
    assertThat(act(other, id, "ACCEPT").status()).isEqualTo(404);
    require(act(own, id, "ACCEPT"));
  }

  @Test
  void showsAnAccountWithAreasOnlyTheCamerasInThem() throws Exception {
    String fresh = UUID.randomUUID().toString().substring(0, 8);
    String near = "cam-near-" + fresh;
    String far = "cam-far-" + fresh;
    String nowhere = "cam-nowhere-" + fresh;
    List<String> unseen = List.of(far, nowhere);
    for (String camera : List.of(near, far, nowhere)) {
      stack.send(Topic.CAMERAS, camera, CameraSettings.of(camera, "桥头", "rtsp://10.0.0.7/live"));
      stack.spool().shows(camera, new byte[] {1});
    }
    await().atMost(LIMIT).until(() -> TestingBrowser.observer().get(list(nowhere)).status() == 200);
    put(
        "/api/areas/" + fresh,
        Map.of("name", "桥", "outline", List.of(List.of(7, 7), List.of(8, 7), List.of(8, 8))));
    put("/api/cameras/%s/place".formatted(near), Map.of("place", List.of(7.9, 7.1)));
    put("/api/cameras/%s/place".formatted(far), Map.of("place", List.of(9, 9)));
    TestingBrowser local = withAreas("local." + fresh, List.of(fresh), "REVIEWER", "ANALYST");

    for (String path : List.of("/api/cameras", "/api/approvals", "/api/places")) {
      assertThat(local.get(path).body()).as(path).contains(near).doesNotContain(unseen);
      assertThat(TestingBrowser.observer().get(path).body()).contains(near, far);
    }
    for (String part : List.of("/live.jpg", "/squads", "/approval", "/approval/history")) {
      assertThat(local.get("/api/cameras/" + near + part).status()).as(part).isEqualTo(200);
      for (String camera : unseen) {
        assertUnknown(local.get("/api/cameras/" + camera + part), camera);
      }
    }
    for (String camera : List.of(far, nowhere, "cam-that-never-was")) {
      String path = "/api/cameras/" + camera;
      assertUnknown(local.put(path + "/place", Map.of("place", List.of(7.9, 7.1))), camera);
      assertUnknown(local.put(path + "/policy", Map.of("zones", List.of())), camera);
      assertUnknown(local.put(path, Map.of("id", camera, "name", "x")), camera);
      assertUnknown(local.delete(path), camera);
    }
    try (TestingEvents console = TestingEvents.of(local)) {
      for (String camera : List.of(far, nowhere, near)) {
        stack.send(Topic.CAMERA_STATUS, camera, streaming(camera));
      }
      console.await("camera-status", data -> data.contains(near));
      assertThat(console.soFar())
          .extracting(TestingEvents.Event::data)
          .noneMatch(data -> data.contains(far) || data.contains(nowhere));
    }
  }

  private static String list(String camera) {
    return "/api/cameras/%s/squads".formatted(camera);
  }

  private static CameraStatus streaming(String camera) {
    return new CameraStatus(
        camera, CameraState.STREAMING, Instant.now(), Optional.empty(), 1, 0, 2, "");
  }

  private static void put(String path, Object body) {
    require(TestingBrowser.admin().put(path, body));
  }

  /** As of a camera that never was. */
  private static void assertUnknown(TestingBrowser.Answer answer, String camera) {
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("unknown-camera");
    assertThat(answer.json().path("detail").asString())
        .isEqualTo("There is no camera %s.".formatted(camera));
  }

  private TestingBrowser withAreas(String username, List<String> areas, String... roles) {
    TestingBrowser.user(username, roles);
    stack
        .database()
        .sql("update account set areas = string_to_array(:areas, ',') where username = :username")
        .param("areas", String.join(",", areas))
        .param("username", username)
        .update();
    return TestingBrowser.stranger().signedIn(username, "password of " + username);
  }
}
