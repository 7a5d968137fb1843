package dev.xunjie.violation.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Areas, squads and places over REST and in the database. */
class CityControllerTest {
  private static final String WEST = "[[100.0,30.0],[100.1,30.0],[100.1,30.1],[100.0,30.1]]";
  private static final String EAST = "[[100.1,30.0],[100.2,30.0],[100.2,30.1],[100.1,30.1]]";

  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser admin = TestingBrowser.admin();
  private final CameraAreas cameraAreas = stack.api().getBean(CameraAreas.class);
  private final SquadsOnDuty onDuty = stack.api().getBean(SquadsOnDuty.class);
  private final String fresh = UUID.randomUUID().toString().substring(0, 8);
  private final String camera = "cam-" + fresh;
  private final String west = "west-" + fresh;
  private final String east = "east-" + fresh;
  private final String squad = "squad-" + fresh;

  @BeforeEach
  void addACamera() {
    stack.send(Topic.CAMERAS, camera, CameraSettings.of(camera, "桥头", "rtsp://10.0.0.7/live"));
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> admin.get("/api/cameras/" + camera + "/squads").status() == 200);
  }

  @Test
  void knowsTheAreasOfACameraWhicheverOfBothMoves() {
    saveArea(west, WEST);
    place("[100.05,30.05]");
    saveArea(east, EAST);
    assertThat(cameraAreas.areasOf(camera)).contains(west).doesNotContain(east);

    place("[100.15,30.05]");
    assertThat(cameraAreas.areasOf(camera)).contains(east).doesNotContain(west);

    saveArea(west, EAST);
    saveArea(east, WEST);
    assertThat(cameraAreas.areasOf(camera)).contains(west).doesNotContain(east);

    assertThat(admin.delete("/api/areas/" + west).status()).isEqualTo(204);
    assertThat(cameraAreas.areasOf(camera)).doesNotContain(west);
    assertThat(admin.get("/api/activity?subject=" + west).body())
        .contains("AREA_SAVED", "AREA_REMOVED", "100.2");
    assertThat(admin.get("/api/activity?subject=" + camera).body()).contains("CAMERA_PLACED");
  }

  @Test
  void givesBackWhatWasEnteredAndTheCandidatesForACamera() {
    saveArea(west, WEST);
    place("[100.1,30.05]");
    Answer saved =
        saveSquad(
            """
            {"name":"城东中队","phone":"0571-1234","base":[100.1,30.06],"areas":["%s"],
             "duties":[{"weekday":"MONDAY","from":"08:00","until":"17:30"},{"date":"2026-10-01"}]}
            """
                .formatted(west));
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);

    JsonNode listed = item(TestingBrowser.observer().get("/api/squads"), "id", squad);
    JsonNode placed = item(admin.get("/api/places"), "cameraId", camera);

    assertThat(listed.toString())
        .contains("\"areas\":[\"" + west + "\"]", "{\"date\":\"2026-10-01\"}")
        .contains("{\"weekday\":\"MONDAY\",\"from\":\"08:00:00\",\"until\":\"17:30:00\"}");
    assertThat(placed.path("areas").toString()).contains(west);
    assertThat(candidate("2026-09-28T09:00:00+08:00").reason())
        .isEqualTo(Candidate.Reason.OWN_AREA_ON_DUTY);
    assertThat(candidate("2026-10-01T09:00:00+08:00").reason())
        .isEqualTo(Candidate.Reason.OWN_AREA_OFF_DUTY);
    assertThat(
            item(admin.get("/api/cameras/" + camera + "/squads"), "squadId", squad)
                .path("metres")
                .asInt())
        .isBetween(1100, 1125);
  }

  @Test
  void keepsAnAreaThatASquadAnswersFor() {
    saveArea(west, WEST);
    saveSquad("{\"name\":\"中队\",\"base\":[100.1,30.06],\"areas\":[\"%s\"]}".formatted(west));

    Answer refused = admin.delete("/api/areas/" + west);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("area-in-use");
    assertThat(admin.delete("/api/squads/" + squad).status()).isEqualTo(204);
    assertThat(admin.delete("/api/areas/" + west).status()).isEqualTo(204);
    assertThat(admin.delete("/api/squads/" + squad).code()).isEqualTo("unknown-squad");
  }

  @Test
  void refusesWhatIsNoAreaNoSquadAndNoPlace() {
    assertRefused(put("/api/areas/" + west, "{}"), "outline");
    assertRefused(put("/api/areas/" + west, "{\"name\":\"x\",\"outline\":[[1,2]]}"), "corners");
    assertRefused(put("/api/areas/" + west, "{\"name\":\"x\",\"outline\":[[1]]}"), "pair");
    assertRefused(put("/api/areas/" + west, "{\"name\":\" \",\"outline\":%s}".formatted(WEST)), "");
    assertRefused(
        put("/api/areas/" + west, "{\"name\":\"\\u0000\",\"outline\":%s}".formatted(WEST)), "");
    assertRefused(
        put("/api/areas/%20..", "{\"name\":\"x\",\"outline\":%s}".formatted(WEST)), "area id");
    assertRefused(saveSquad("{\"name\":\"x\"}"), "base");
    assertRefused(
        saveSquad("{\"name\":\"x\",\"base\":[1,2],\"areas\":[\"nowhere\"]}"), "no area nowhere");
    assertRefused(
        saveSquad("{\"name\":\"x\",\"base\":[1,2],\"duties\":[{\"weekday\":\"MONDAY\"}]}"),
        "needs from and until");
    assertRefused(put("/api/cameras/" + camera + "/place", "{\"place\":[200,1]}"), "no place");
    assertRefused(put("/api/cameras/" + camera + "/place", "{\"place\":\"here\"}"), "");
    assertThat(put("/api/cameras/nobody/place", "{\"place\":[1,2]}").code())
        .isEqualTo("unknown-camera");
  }

  private void saveArea(String id, String outline) {
    Answer saved =
        put("/api/areas/" + id, "{\"name\":\"片区 %s\",\"outline\":%s}".formatted(id, outline));
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
  }

  private Answer saveSquad(String body) {
    return put("/api/squads/" + squad, body);
  }

  private void place(String pair) {
    Answer saved = put("/api/cameras/" + camera + "/place", "{\"place\":%s}".formatted(pair));
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
  }

  private Answer put(String path, String body) {
    return admin.send("PUT", path, body, true);
  }

  private Candidate candidate(String at) {
    return onDuty.candidates(camera, Instant.parse(at)).stream()
        .filter(one -> one.squadId().equals(squad))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode item(Answer list, String key, String value) {
    return list.json()
        .path("items")
        .valueStream()
        .filter(one -> one.path(key).asString().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static void assertRefused(Answer answer, String reason) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
  }
}
