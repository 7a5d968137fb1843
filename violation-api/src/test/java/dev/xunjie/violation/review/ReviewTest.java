package dev.xunjie.violation.review;

import static dev.xunjie.violation.TestingIncidents.VIOLATION_AT;
import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.TestingIncidents.inQueue;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.opened;
import static dev.xunjie.violation.TestingIncidents.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingEvents;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.lease.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** The reviewer's work: the queue, taking, deciding. */
class ReviewTest {
  private static final Map<String, Object> REJECT =
      Map.of("action", "REJECT", "reason", "NOT_IN_ZONE");
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser reviewer = TestingBrowser.reviewer();

  @Test
  void listsWhatIsDueFirstPageByPage() {
    Instant longAgo = VIOLATION_AT.minusSeconds(10_000_000L + (long) (Math.random() * 1_000_000));
    List<String> inOrder = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      inOrder.add(newId());
    }
    for (int i : new int[] {3, 0, 4, 1, 2}) {
      send(opened(inOrder.get(i), longAgo.plus(Duration.ofDays(7L * i))));
    }
    inOrder.forEach(id -> awaitIncident(id));

    List<String> found = new ArrayList<>();
    String path = "/api/incidents?limit=2";
    for (boolean more = true; more; ) {
      JsonNode page = reviewer.get(path).json();
      page.path("items").forEach(item -> found.add(item.path("id").asString()));
      more = page.has("next");
      path = "/api/incidents?limit=2&cursor=" + page.path("next").asString();
    }

    assertThat(found).doesNotHaveDuplicates().containsSubsequence(inOrder);
    assertThat(reviewer.get("/api/incidents?cursor=nonsense").status()).isEqualTo(400);
    assertThat(reviewer.get("/api/incidents?state=NONE").status()).isEqualTo(400);
  }

  @Test
  void recordsWhoLookedAtAnIncident() {
    String id = inQueue();

    reviewer.get("/api/incidents/" + id);

    assertThat(kinds(id)).contains("INCIDENT_VIEWED");
    assertThat(reviewer.get("/api/incidents/unknown").code()).isEqualTo("unknown-incident");
  }

  @Test
  void letsOneReviewerHaveAnIncidentAndTellsTheOtherWho() {
    String id = inQueue();
    TestingBrowser colleague = TestingBrowser.user("colleague", "REVIEWER");

    assertThat(take(reviewer, id).status()).isEqualTo(200);
    Answer refused = take(colleague, id);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("lease-held");
    assertThat(refused.json().path("leasedBy").path("username").asString()).isEqualTo("reviewer");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(take(reviewer, id).status()).as("renewed").isEqualTo(200);
    assertThat(inList(id).path("leasedBy").path("displayName").asString()).isEqualTo("审核员");
    assertThat(giveBack(colleague, id).status()).isEqualTo(204);
    assertThat(take(colleague, id).status()).as("not the colleague's to give").isEqualTo(409);
    assertThat(giveBack(reviewer, id).status()).isEqualTo(204);
    assertThat(take(colleague, id).status()).isEqualTo(200);
    assertThat(take(colleague, "unknown").status()).isEqualTo(404);
  }

  @Test
  void decidesOnlyForWhoHoldsTheIncident() {
    String id = inQueue();
    TestingBrowser colleague = TestingBrowser.user("colleague", "REVIEWER");

    assertThat(decide(reviewer, id, REJECT).code()).isEqualTo("lease-missing");
    take(colleague, id);
    assertThat(decide(reviewer, id, REJECT).code()).isEqualTo("lease-held");

    assertThat(awaitIncident(id).path("state").asString()).isEqualTo("PENDING");
  }

  @Test
  void recordsADecisionWithWhoAndWhenAndTakesItOffTheQueue() {
    String id = inQueue();
    take(reviewer, id);
    Instant before = Instant.now();

    Answer decided =
        decide(
            reviewer, id, Map.of("action", "REJECT", "reason", "EMERGENCY_VEHICLE", "note", "救护车"));

    assertThat(decided.status()).as(decided.body()).isEqualTo(200);
    JsonNode decision = awaitIncident(id).path("lastStep");
    assertThat(decision.path("by").asString()).isEqualTo("reviewer");
    assertThat(Instant.parse(decision.path("at").asString()))
        .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
    assertThat(decision.path("note").asString()).isEqualTo("救护车");
    assertThat(idsIn("PENDING")).doesNotContain(id);
    assertThat(idsIn("REJECTED")).contains(id);
    assertThat(kinds(id)).contains("LEASE_TAKEN", "CASE_ACTION");
    assertThat(oneTransaction(id)).as("decision and record in one transaction").isTrue();
  }

  @Test
  void answersTheSameDecisionAgainAndRefusesAnother() {
    String id = inQueue();
    take(reviewer, id);
    JsonNode first = decide(reviewer, id, REJECT).json();

    Answer again = decide(reviewer, id, REJECT);
    Answer other = decide(reviewer, id, Map.of("action", "REJECT", "reason", "PERMITTED"));
    Answer late = decide(TestingBrowser.user("colleague", "REVIEWER"), id, REJECT);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("at")).isEqualTo(first.path("at"));
    assertThat(other.code()).isEqualTo("wrong-state");
    assertThat(late.code()).isEqualTo("wrong-state");
    assertThat(late.json().path("lastStep").path("by").asString()).isEqualTo("reviewer");
  }

  @Test
  void answersThatItIsDecidedWhateverFailsAfterwards() {
    String id = inQueue();
    take(reviewer, id);
    String spoilTheNews =
        """
        create rule spoil_news as on insert to case_step where new.incident_id = '%s'
        do also update incident set offence = 'UNREADABLE' where id = '%s'
        """
            .formatted(id, id);
    stack.database().sql(spoilTheNews).update();
    refuseToRecord("LEASE_RELEASED", id);
    try {
      Answer decided = decide(reviewer, id, REJECT);

      assertThat(decided.status()).as(decided.body()).isEqualTo(200);
      assertThat(isHeld(id)).isFalse();
    } finally {
      recordAgain();
      stack.database().sql("drop rule spoil_news on case_step").update();
      stack
          .database()
          .sql("update incident set offence = 'ILLEGAL_PARKING' where id = :id")
          .param("id", id)
          .update();
    }
    assertThat(awaitIncident(id).path("state").asString()).isEqualTo("REJECTED");
  }

  @Test
  void makesUpForTheNewsAndTheLeaseWhenADecisionIsSaidAgain() throws Exception {
    String id = inQueue();
    take(reviewer, id);
    decide(reviewer, id, REJECT);
    take(reviewer, id);
    try (TestingEvents console = TestingEvents.of(TestingBrowser.user("watcher", "ANALYST"))) {
      assertThat(decide(reviewer, id, REJECT).status()).isEqualTo(200);

      console.await("decided", data -> data.contains(id) && data.contains("REJECTED"));
      assertThat(isHeld(id)).isFalse();
    }
  }

  @Test
  void leavesAnIncidentFreeWhoseTakingCannotBeRecorded() {
    String id = inQueue();
    refuseToRecord("LEASE_TAKEN", id);
    try {
      assertThat(take(reviewer, id).status()).isGreaterThanOrEqualTo(400);
    } finally {
      recordAgain();
    }

    assertThat(isHeld(id)).isFalse();
    assertThat(take(reviewer, id).status()).isEqualTo(200);
    assertThat(kinds(id)).containsOnlyOnce("LEASE_TAKEN");
  }

  @Test
  void letsExactlyOneOfManyConcurrentDecisionsWin() throws Exception {
    int attempts = 6;
    ExecutorService people = Executors.newFixedThreadPool(attempts);
    for (int round = 0; round < 3; round++) {
      String id = inQueue();
      take(reviewer, id);
      CyclicBarrier together = new CyclicBarrier(attempts);
      List<Callable<Answer>> decisions = new ArrayList<>();
      for (int i = 0; i < attempts; i++) {
        Map<String, Object> wish =
            Map.of("action", "REJECT", "reason", "NOT_IN_ZONE", "note", "number " + i);
        decisions.add(
            () -> {
              together.await();
              return decide(reviewer, id, wish);
            });
      }

      List<Integer> statuses = new ArrayList<>();
      for (Future<Answer> answer : people.invokeAll(decisions)) {
        statuses.add(answer.get().status());
      }

      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409).hasSize(attempts);
      assertThat(kinds(id).stream().filter("CASE_ACTION"::equals)).hasSize(1);
    }
    people.shutdown();
  }

  @Test
  void asksForAReasonWhenRejecting() {
    String id = inQueue();
    take(reviewer, id);

    assertThat(decide(reviewer, id, Map.of("action", "REJECT")).json().path("unmet").toString())
        .contains("REASON_GIVEN");
    assertThat(decide(reviewer, id, Map.of("action", "REJECT", "reason", "OTHER")).code())
        .isEqualTo("precondition-unmet");
    assertThat(decide(reviewer, id, Map.of("action", "PERHAPS")).body()).contains("PERHAPS");
    assertThat(decide(reviewer, id, Map.of()).body()).contains("action");
    assertThat(awaitIncident(id).path("state").asString()).isEqualTo("PENDING");
  }

  @Test
  void listsTheQueueWhileRedisIsAwayButTakesNothing() {
    String id = inQueue();
    take(reviewer, id);
    stack.toRedis().cut();
    try {
      Answer refused = take(reviewer, id);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("redis-away");
      assertThat(decide(reviewer, id, REJECT).status()).isEqualTo(503);
      JsonNode queue = reviewer.get("/api/incidents?limit=200").json();
      assertThat(queue.path("leasesKnown").asBoolean()).isFalse();
      assertThat(queue.path("items").valueStream().map(item -> item.path("id").asString()))
          .contains(id);
    } finally {
      stack.toRedis().mend();
    }
    await().atMost(LIMIT).until(() -> take(reviewer, id).status() == 200);
    assertThat(decide(reviewer, id, REJECT).status()).isEqualTo(200);
  }

  @Test
  void keepsDecisionsAndActivitiesFromBeingChangedEvenInTheDatabase() {
    String id = inQueue();
    take(reviewer, id);
    decide(reviewer, id, REJECT);

    for (String tampering :
        List.of(
            "update activity set actor = 'somebody'",
            "delete from activity",
            "truncate activity",
            "update case_step set actor = 'admin'",
            "delete from case_step")) {
      assertThatThrownBy(() -> stack.database().sql(tampering).update())
          .as(tampering)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("append-only");
    }
  }

  private static Answer take(TestingBrowser user, String id) {
    return user.put("/api/incidents/%s/lease".formatted(id), Map.of());
  }

  private static Answer giveBack(TestingBrowser user, String id) {
    return user.delete("/api/incidents/%s/lease".formatted(id));
  }

  private static Answer decide(TestingBrowser user, String id, Map<String, Object> decision) {
    return user.post("/api/incidents/%s/actions".formatted(id), decision);
  }

  private boolean isHeld(String id) {
    return stack.api().getBean(Leases.class).holderOf(id).isPresent();
  }

  /** Makes the database refuse to record what is done to the incident. */
  private void refuseToRecord(String kind, String id) {
    stack
        .database()
        .sql(
            """
            alter table activity add constraint refused_by_the_test
            check (kind <> '%s' or subject <> '%s') not valid
            """
                .formatted(kind, id))
        .update();
  }

  private void recordAgain() {
    stack.database().sql("alter table activity drop constraint refused_by_the_test").update();
  }

  private List<String> idsIn(String state) {
    return reviewer
        .get("/api/incidents?limit=200&state=" + state)
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .toList();
  }

  private JsonNode inList(String id) {
    return reviewer
        .get("/api/incidents?limit=200")
        .json()
        .path("items")
        .valueStream()
        .filter(item -> item.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> kinds(String id) {
    return TestingBrowser.admin()
        .get("/api/activity?subject=" + id)
        .json()
        .path("items")
        .valueStream()
        .map(activity -> activity.path("kind").asString())
        .toList();
  }

  private boolean oneTransaction(String id) {
    return stack
        .database()
        .sql(
            """
            select case_step.xmin = activity.xmin and case_step.xmin = incident.xmin
            from case_step
              join activity on subject = case_step.incident_id and kind = 'CASE_ACTION'
              join incident on incident.id = case_step.incident_id
            where case_step.incident_id = :id
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }
}
