package dev.xunjie.violation.review;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.confine;
import static dev.xunjie.violation.TestingCases.prove;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.take;
import static dev.xunjie.violation.TestingIncidents.inQueueOf;
import static dev.xunjie.violation.TestingIncidents.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingIncidents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Taking the next incident. */
class NextTest {
  private final String camera = "cam-" + newId();

  @Test
  void givesTheFirstThatNobodyElseHoldsAndTheSameAgainUntilItIsDecided() {
    List<String> all = inQueueOf(camera, 4);
    TestingBrowser first = TestingBrowser.reviewer();
    TestingBrowser second = TestingBrowser.user("next.second", "REVIEWER");
    take(second, all.get(0));

    Answer given = next(first);
    Answer again = next(first);
    Answer skipped = next(first, "except", List.of(all.get(1)));

    assertThat(given.json().path("id").asString()).isEqualTo(all.get(1));
    assertThat(given.json().path("leasedBy").path("username").asString()).isEqualTo("reviewer");
    assertThat(given.json().path("actions").has("CONFIRM")).isTrue();
    assertThat(again.json().path("id").asString()).isEqualTo(all.get(1));
    assertThat(skipped.json().path("id").asString()).isEqualTo(all.get(2));
    assertThat(next(second, "except", all.subList(0, 1)).json().path("id").asString())
        .isEqualTo(all.get(3));
    assertThat(next(TestingBrowser.user("next.third", "REVIEWER")).status()).isEqualTo(204);
  }

  @Test
  void tellsWhichWouldBeNextWithoutTakingIt() {
    List<String> all = inQueueOf(camera, 2);
    TestingBrowser reviewer = TestingBrowser.reviewer();

    Answer seen =
        reviewer.get("/api/review/next?camera=%s&except=%s".formatted(camera, all.get(0)));

    assertThat(seen.json().path("id").asString()).isEqualTo(all.get(1));
    assertThat(take(TestingBrowser.user("next.second", "REVIEWER"), all.get(1)).status())
        .isEqualTo(200);
    assertThat(
            reviewer
                .get(
                    "/api/review/next?camera=%s&except=%s&except=%s"
                        .formatted(camera, all.get(0), all.get(1)))
                .status())
        .isEqualTo(204);
  }

  @Test
  void givesTheSecondOfficerOnlyWhatAnotherConfirmed() {
    List<String> all = inQueueOf(camera, 2);
    TestingCases.approve(camera);
    TestingBrowser first = TestingCases.officer("next.officer-1");
    TestingBrowser second = TestingCases.officer("next.officer-2");
    confirm(first, all.get(0));
    confirm(second, all.get(1));

    Map<String, Object> confirmed = Map.of("state", "CONFIRMED", "camera", camera);
    assertThat(first.post("/api/review/next", confirmed).json().path("id").asString())
        .isEqualTo(all.get(1));
    assertThat(second.post("/api/review/next", confirmed).json().path("id").asString())
        .isEqualTo(all.get(0));

    // Returned, then confirmed by the other: now the first may look at it.
    require(act(second, all.get(0), "RETURN", "note", "再看一遍"));
    confirm(second, all.get(0));
    assertThat(
            first
                .post(
                    "/api/review/next",
                    Map.of("state", "CONFIRMED", "camera", camera, "except", List.of(all.get(1))))
                .json()
                .path("id")
                .asString())
        .isEqualTo(all.get(0));
  }

  @Test
  void keepsToTheReviewersAreas() {
    String elsewhere = "cam-" + newId();
    String mine = inQueueOf(camera, 1).get(0);
    inQueueOf(elsewhere, 1);
    TestingBrowser confined = TestingBrowser.user("next.confined", "REVIEWER");
    confine("next.confined", camera);

    assertThat(confined.post("/api/review/next", Map.of()).json().path("id").asString())
        .isEqualTo(mine);
    assertThat(confined.post("/api/review/next", Map.of("camera", elsewhere)).status())
        .isEqualTo(204);
  }

  @Test
  void refusesWhatIsNoQueue() {
    TestingBrowser reviewer = TestingBrowser.reviewer();

    assertThat(next(reviewer, "state", "REJECTED").code()).isEqualTo("malformed-request");
    assertThat(next(reviewer, "state", "NONE").status()).isEqualTo(400);
    assertThat(next(reviewer, "camera", "x".repeat(200)).status()).isEqualTo(400);
    assertThat(reviewer.get("/api/review/next?state=NONE").status()).isEqualTo(400);
    assertThat(reviewer.get("/api/review/next?state=CLOSED").status()).isEqualTo(400);
  }

  private static void confirm(TestingBrowser officer, String id) {
    prove(id);
    take(officer, id);
    // No plate was read: the officer reads it.
    require(act(officer, id, "CORRECT_PLATE", "plate", TestingCases.newPlate()));
    require(act(officer, id, "CONFIRM"));
    assertThat(TestingIncidents.awaitIncident(id).path("state").asString()).isEqualTo("CONFIRMED");
  }

  private Answer next(TestingBrowser reviewer, Object... said) {
    Map<String, Object> body = new HashMap<>(Map.of("camera", camera));
    for (int i = 0; i < said.length; i += 2) {
      body.put((String) said[i], said[i + 1]);
    }
    return reviewer.post("/api/review/next", body);
  }
}
