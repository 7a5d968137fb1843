package dev.xunjie.violation.task;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.provenInQueue;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.take;
import static dev.xunjie.violation.TestingSquads.bring;
import static dev.xunjie.violation.TestingSquads.dispatchedTo;
import static dev.xunjie.violation.TestingSquads.member;
import static dev.xunjie.violation.TestingSquads.newSquad;
import static dev.xunjie.violation.TestingSquads.photo;
import static dev.xunjie.violation.TestingSquads.sentToVerify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingSquads;
import dev.xunjie.violation.TestingStack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a squad sees and does, over REST. */
class TaskControllerTest {
  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser reviewer = TestingSquads.dispatcher();
  private final String squad = newSquad();
  private final TestingBrowser member = member(squad);

  @Test
  void takesATaskFromDispatchToTheReviewersClosing() {
    String id = dispatchedTo(squad);
    assertThat(ids("open")).containsExactly(id);
    JsonNode task = task(id);
    assertThat(task.path("plate").asString()).startsWith("浙");
    assertThat(task.path("sentBy").path("note").asString()).isEqualTo("请尽快到场");
    assertThat(task.path("clocks").get(0).path("kind").asString()).isEqualTo("TASK");
    assertThat(moves(task)).contains("DISPATCHED ACCEPT", "ACCEPTED HANDLE");
    assertThat(moves(task)).doesNotContain("ACCEPTED ORDER_CORRECTION");

    require(act(member, id, "ACCEPT"));
    assertThat(ids("open")).isEmpty();
    assertThat(ids("accepted")).containsExactly(id);
    require(act(member, id, "ARRIVE"));
    assertThat(unmet(act(member, id, "HANDLE"))).containsExactly("PHOTO_PAIR");
    require(bring(member, id, "BEFORE", photo("before " + id)));
    assertThat(unmet(act(member, id, "HANDLE"))).containsExactly("PHOTO_PAIR");
    require(bring(member, id, "AFTER", photo("after " + id)));
    require(act(member, id, "HANDLE", "note", "驾驶人已驶离"));

    assertThat(ids("accepted")).isEmpty();
    assertThat(ids("done")).containsExactly(id);
    JsonNode photos = reviewer.get("/api/incidents/%s/photos".formatted(id)).json().path("items");
    assertThat(photos.size()).isEqualTo(2);
    Answer seen =
        reviewer.get("/api/tasks/%s/photos/%s".formatted(id, photos.get(1).path("id").asString()));
    assertThat(seen.response().body()).isEqualTo(photo("after " + id));
    require(act(reviewer, id, "CLOSE"));
    assertThat(task(id).path("state").asString()).isEqualTo("CLOSED");
    assertThat(recorded(id)).contains("INCIDENT_VIEWED", "PHOTO_ADDED", "PHOTO_VIEWED");
  }

  @Test
  void letsNobodyOfAnotherSquadKnowThatATaskIsThere() {
    String id = dispatchedTo(squad);
    require(act(member, id, "ACCEPT"));
    require(bring(member, id, "BEFORE", photo("own " + id)));
    String own = task(id).path("photos").get(0).path("id").asString();
    TestingBrowser stranger = member(newSquad());
    TestingBrowser nobodys = TestingBrowser.user("squad.of.none", "SQUAD");
    for (TestingBrowser other : List.of(stranger, nobodys)) {
      for (String path : List.of("", "/stills/0", "/clips", "/clips/x.mp4", "/photos/" + own)) {
        Answer foreign = other.get("/api/tasks/" + id + path);
        Answer unknown = other.get("/api/tasks/" + "f".repeat(24) + path);
        assertThat(foreign.status()).as(path).isEqualTo(404);
        assertThat(foreign.body().replace(id, ""))
            .isEqualTo(unknown.body().replace("f".repeat(24), ""));
      }
      assertThat(bring(other, id, "BEFORE", photo("x")).status()).isEqualTo(404);
      for (String action : List.of("ACCEPT", "ARRIVE", "HANDLE", "FIND_NOTHING", "CONFIRM")) {
        Answer foreign = act(other, id, action);
        Answer unknown = act(other, "f".repeat(24), action);
        assertThat(foreign.status()).as(action).isEqualTo(404);
        assertThat(foreign.code()).isEqualTo(unknown.code());
      }
      assertThat(other.get("/api/tasks?list=accepted").body()).doesNotContain(id);
    }
  }

  @Test
  void forgetsATaskThatTheSquadDeclinedOrThatWentToAnother() {
    String id = dispatchedTo(squad);
    assertThat(unmet(act(member, id, "DECLINE"))).containsExactly("NOTE_GIVEN");
    require(act(member, id, "DECLINE", "note", "不在本辖区"));
    assertThat(act(member, id, "DECLINE", "note", "不在本辖区").status()).isEqualTo(200);

    assertThat(ids("open")).isEmpty();
    assertThat(member.get("/api/tasks/" + id).status()).isEqualTo(404);
    assertThat(act(member, id, "ACCEPT").status()).isEqualTo(404);
  }

  @Test
  void doesWhatAPhoneSendsTwiceOnceWhateverCameBetween() {
    String id = dispatchedTo(squad);
    Object accepting = site("2026-01-01T00:00:00Z");
    Object arriving = site("2026-01-01T00:10:00Z");
    require(act(member, id, "ACCEPT", "site", accepting));
    require(act(member, id, "ARRIVE", "site", arriving));

    assertThat(act(member, id, "ACCEPT", "site", accepting).status()).isEqualTo(200);
    assertThat(act(member, id, "ARRIVE", "site", arriving).status()).isEqualTo(200);
    require(act(member, id, "ARRIVE", "site", site("2026-01-01T00:20:00Z")));

    JsonNode steps = reviewer.get("/api/incidents/" + id).json().path("steps");
    assertThat(steps.valueStream().map(step -> step.path("action").asString()).toList())
        .endsWith("DISPATCH", "ACCEPT", "ARRIVE", "ARRIVE");
    JsonNode told = steps.get(steps.size() - 2).path("detail").path("site");
    assertThat(told.path("at").asString()).isEqualTo("2026-01-01T00:10:00Z");
    assertThat(told.path("place").toString()).isEqualTo("[120.16,30.25]");
    assertThat(act(member, id, "ARRIVE", "site", Map.of("key", "no key")).status()).isEqualTo(400);
  }

  @Test
  void listsTheNearestDeadlineFirstPageByPage() {
    String later = dispatchedTo(squad);
    String sooner = dispatchedTo(squad);
    dueAt(later, Instant.parse("2099-01-02T00:00:00Z"));
    dueAt(sooner, Instant.parse("2099-01-01T00:00:00Z"));

    JsonNode first = member.get("/api/tasks?list=open&limit=1").json();
    JsonNode second =
        member.get("/api/tasks?list=open&limit=1&cursor=" + first.path("next").asString()).json();

    assertThat(first.path("open").asInt()).isEqualTo(2);
    assertThat(first.path("items").get(0).path("id").asString()).isEqualTo(sooner);
    assertThat(second.path("items").get(0).path("id").asString()).isEqualTo(later);
    assertThat(second.has("next")).isFalse();
    assertThat(member.get("/api/tasks?list=all").code()).isEqualTo("malformed-request");
    assertThat(member.get("/api/tasks?cursor=%00").code()).isEqualTo("malformed-request");
    act(member, later, "ACCEPT");
    act(member, sooner, "ACCEPT");
    for (String id : List.of(later, sooner)) {
      require(bring(member, id, "BEFORE", photo(id)));
      require(act(member, id, "FIND_NOTHING"));
    }
    JsonNode done = member.get("/api/tasks?list=done&limit=1").json();
    JsonNode rest =
        member.get("/api/tasks?list=done&limit=1&cursor=" + done.path("next").asString()).json();
    assertThat(List.of(done, rest))
        .extracting(page -> page.path("items").get(0).path("id").asString())
        .containsExactlyInAnyOrder(later, sooner);
  }

  @Test
  void showsPicturesWithTheirOverlayAndTheVideo() {
    TestingIncidents.registerCamera();
    String id = sentToVerify(squad);

    JsonNode task = task(id);
    assertThat(task.path("place").asString()).isEqualTo("东门路与环城北路交叉口");
    int ordinal = task.path("stills").get(0).path("ordinal").asInt();
    byte[] plain =
        reviewer.get("/api/incidents/%s/stills/%d".formatted(id, ordinal)).response().body();
    Answer shown = member.get("/api/tasks/%s/stills/%d".formatted(id, ordinal));
    assertThat(shown.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(shown.response().body()).isNotEqualTo(plain);
    JsonNode clips = require(member.get("/api/tasks/%s/clips".formatted(id))).json().path("items");
    assertThat(clips.size()).isPositive();
    String clip = "/api/tasks/%s/clips/%s".formatted(id, clips.get(0).path("name").asString());
    assertThat(member.getRange(clip, "bytes=0-9").status()).isEqualTo(206);
    assertThat(member.get("/api/tasks/%s/clips/original-01.jpg".formatted(id)).code())
        .isEqualTo("unknown-clip");
    assertThat(member.get("/api/tasks/%s/stills/99".formatted(id)).code())
        .isEqualTo("unknown-still");
    assertThat(recorded(id)).contains("EVIDENCE_VIEWED");
  }

  @Test
  void proposesSquadsWithWhatTheyHaveToDoAndSendsNoneThatIsUnknown() {
    String id = dispatchedTo(squad);
    require(act(member, dispatchedTo(squad), "ACCEPT"));

    JsonNode proposals = require(reviewer.get("/api/incidents/%s/squads".formatted(id))).json();

    JsonNode own =
        proposals
            .path("items")
            .valueStream()
            .filter(each -> each.path("squadId").asString().equals(squad))
            .findFirst()
            .orElseThrow();
    assertThat(own.path("openTasks").asInt()).isEqualTo(1);
    assertThat(own.path("acceptedTasks").asInt()).isEqualTo(1);
    assertThat(own.path("reason").asString()).isEqualTo("OTHER_AREA_ON_DUTY");
    assertThat(reviewer.get("/api/incidents/nothing/squads").status()).isEqualTo(404);
    Answer nowhere = act(reviewer, id, "DISPATCH", "squad", "squad-nowhere");
    assertThat(nowhere.status()).isEqualTo(400);
    assertThat(nowhere.code()).isEqualTo("unknown-squad");
    String pending = provenInQueue();
    take(reviewer, pending);
    assertThat(act(reviewer, pending, "VERIFY_ON_SITE", "squad", "nowhere").code())
        .isEqualTo("unknown-squad");
  }

  private static Map<String, Object> site(String at) {
    return Map.of(
        "key",
        UUID.randomUUID().toString(),
        "at",
        at,
        "place",
        List.of(120.16, 30.25),
        "accuracyMetres",
        8.5);
  }

  private void dueAt(String id, Instant at) {
    stack
        .database()
        .sql("update incident set due_at = cast(:at as timestamptz) where id = :id")
        .param("at", at.toString())
        .param("id", id)
        .update();
  }

  private JsonNode task(String id) {
    return require(member.get("/api/tasks/" + id)).json();
  }

  private List<String> ids(String list) {
    return require(member.get("/api/tasks?list=" + list))
        .json()
        .path("items")
        .valueStream()
        .map(task -> task.path("id").asString())
        .toList();
  }

  private static List<String> moves(JsonNode task) {
    return task.path("moves")
        .valueStream()
        .map(move -> move.path("from").asString() + " " + move.path("action").asString())
        .toList();
  }

  private static List<String> unmet(Answer answer) {
    return answer.json().path("unmet").valueStream().map(JsonNode::asString).toList();
  }

  private List<String> recorded(String id) {
    return stack
        .database()
        .sql("select kind from activity where subject = :id")
        .param("id", id)
        .query(String.class)
        .list();
  }
}
