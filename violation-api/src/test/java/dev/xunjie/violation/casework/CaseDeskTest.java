package dev.xunjie.violation.casework;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.complete;
import static dev.xunjie.violation.TestingCases.counterConfirmed;
import static dev.xunjie.violation.TestingCases.newPlate;
import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.photo;
import static dev.xunjie.violation.TestingCases.prove;
import static dev.xunjie.violation.TestingCases.provenInQueue;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.squad;
import static dev.xunjie.violation.TestingCases.take;
import static dev.xunjie.violation.TestingCases.takeAndAct;
import static dev.xunjie.violation.TestingIncidents.inQueue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingSquads;
import dev.xunjie.violation.TestingStack;
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
import tools.jackson.databind.JsonNode;

/** The way of a case through the office, over REST. */
class CaseDeskTest {
  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser first = officer();
  private final TestingBrowser second = officer("second.officer");
  private final TestingBrowser legal = TestingBrowser.user("legal.one", "LEGAL");

  @Test
  void takesParkingFromTheQueueToItsEnd() {
    String id = counterConfirmed();

    assertThat(steps(id)).containsExactly("CONFIRM", "COUNTER_CONFIRM");
    assertThat(clocks(id)).containsExactly("NOTICE");
    require(act(first, id, "NOTIFY"));
    assertThat(clocks(id)).isEmpty();
    require(act(first, id, "FILE"));
    assertThat(clocks(id)).containsExactly("DECISION");
    assertThat(unmet(act(first, id, "DECIDE", "note", "罚款 150 元", "major", true)))
        .containsExactly("LEGALLY_APPROVED");
    require(act(legal, id, "APPROVE_LEGALLY"));
    require(act(first, id, "DECIDE", "note", "罚款 150 元", "major", true));
    require(act(second, id, "SERVE"));
    require(act(second, id, "CLOSE"));

    JsonNode closed = incident(id);
    assertThat(closed.path("state").asString()).isEqualTo("CLOSED");
    assertThat(closed.path("clocks")).isEmpty();
    assertThat(closed.path("steps").get(0).path("certificate").asString())
        .isEqualTo("证-first-officer");
  }

  @Test
  void decidesNothingOfAPlateThatHasChangedSinceItWasSeen() {
    String plate = newPlate();
    String id = provenInQueue(plate);

    Answer refused =
        takeAndAct(first, id, "CONFIRM", "seen", Map.of("plate", newPlate(), "revision", 1));

    assertThat(refused.code()).isEqualTo("changed-since-seen");
    assertThat(refused.json().path("plate").asString()).isEqualTo(plate);
    assertThat(incident(id).path("state").asString()).isEqualTo("PENDING");
    Answer confirmed = act(first, id, "CONFIRM", "seen", Map.of("plate", plate, "revision", 1));
    require(confirmed);
    assertThat(confirmed.json().path("detail").path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void neverLetsOnePersonBeBothOfficers() {
    String id = provenInQueue();
    require(takeAndAct(first, id, "CONFIRM"));

    assertThat(unmet(takeAndAct(first, id, "COUNTER_CONFIRM"))).containsExactly("ANOTHER_OFFICER");
    first.delete("/api/incidents/%s/lease".formatted(id));
    require(takeAndAct(second, id, "COUNTER_CONFIRM"));
  }

  @Test
  void namesEverythingThatAConfirmationLacks() {
    String id = inQueue();
    TestingBrowser uncertified = TestingBrowser.user("no.certificate", "REVIEWER");

    Answer refused = takeAndAct(uncertified, id, "CONFIRM");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(unmet(refused)).contains("CERTIFICATE_VALID", "EVIDENCE_COMPLETE", "PLATE_KNOWN");
    assertThat(incident(id).path("state").asString()).isEqualTo("PENDING");
    assertThat(choices(uncertified, id)).contains("REJECT", "CONFIRM", "VERIFY_ON_SITE");
  }

  @Test
  void keepsTheOldPlateBesideAnOfficersReading() {
    String wrong = newPlate();
    String right = newPlate();
    String id = provenInQueue(wrong);
    take(first, id);

    assertThat(act(first, id, "CORRECT_PLATE", "plate", "NOPLATE").code())
        .isEqualTo("malformed-plate");
    require(act(first, id, "CORRECT_PLATE", "plate", right));
    require(act(first, id, "CONFIRM"));

    JsonNode corrected = incident(id);
    assertThat(corrected.path("plate").asString()).isEqualTo(right);
    assertThat(corrected.path("plateBy").asString()).isEqualTo("first-officer");
    assertThat(corrected.path("plates").get(0).path("best").path("number").asString())
        .isEqualTo(wrong);
    assertThat(corrected.path("steps").get(0).path("detail").path("plateBefore").asString())
        .isEqualTo(wrong);
  }

  @Test
  void letsAnOfficersReadingStandForALegiblePlate() {
    String id = inQueue();
    prove(id);
    stack
        .database()
        .sql(
            """
            insert into evidence_bundle values (:id, 1001, 0, repeat('0', 64), repeat('0', 64), 0.9,
              '[{"id":"plate","requirement":"a plate","met":false}]', '[]', now())
            """)
        .param("id", id)
        .update();
    take(first, id);

    assertThat(unmet(act(first, id, "CONFIRM"))).contains("EVIDENCE_COMPLETE", "PLATE_KNOWN");
    require(act(first, id, "CORRECT_PLATE", "plate", newPlate()));
    require(act(first, id, "CONFIRM"));
  }

  @Test
  void neverMakesTwoCasesOfOneActEvenAtTheSameTime() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(2);
    for (int round = 0; round < 3; round++) {
      String plate = newPlate();
      String one = provenInQueue(plate);
      String other = provenInQueue(plate);
      take(first, one);
      take(second, other);
      CyclicBarrier together = new CyclicBarrier(2);
      List<Callable<Answer>> both =
          List.of(
              () -> {
                together.await();
                return act(first, one, "CONFIRM");
              },
              () -> {
                together.await();
                return act(second, other, "CONFIRM");
              });

      List<Integer> answers = new ArrayList<>();
      for (Future<Answer> answer : people.invokeAll(both)) {
        answers.add(answer.get().status());
      }

      assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }
    people.shutdown();
  }

  @Test
  void givesTheReviewClockFiveWorkingDaysFromTheCapture() {
    String id = inQueue();

    JsonNode clock = incident(id).path("clocks").get(0);

    // Captured on Monday 3 November 2025, 10:03 in the city.
    assertThat(clock.path("kind").asString()).isEqualTo("REVIEW");
    assertThat(Instant.parse(clock.path("dueAt").asString()))
        .isEqualTo(Instant.parse("2025-11-10T16:00:00Z"));
  }

  @Test
  void tellsEveryMissedClockOnce() {
    String id = inQueue();

    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(90))
        .until(() -> recorded(id, "CLOCK_MISSED") == 1);
    assertThat(
            stack
                .database()
                .sql(
                    "select count(*) from case_clock where incident_id = :id and missed_at is null")
                .param("id", id)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void takesBackAReviewersOwnFreshRejectionOnly() {
    String id = inQueue();
    require(takeAndAct(first, id, "REJECT", "reason", "NOT_IN_ZONE"));
    assertThat(clocks(id)).isEmpty();

    assertThat(unmet(act(second, id, "RESTORE"))).containsExactly("OWN_RECENT_REJECTION");
    require(act(first, id, "RESTORE"));

    assertThat(incident(id).path("state").asString()).isEqualTo("PENDING");
    assertThat(clocks(id)).containsExactly("REVIEW");
  }

  @Test
  void cancelsOnALegalGroundOnly() {
    String id = counterConfirmed();

    assertThat(unmet(act(first, id, "CANCEL"))).containsExactly("GROUND_GIVEN");
    assertThat(act(first, id, "CANCEL", "ground", "BECAUSE").status()).isEqualTo(400);
    require(act(first, id, "CANCEL", "ground", "HANDLED_ON_SITE"));

    assertThat(incident(id).path("state").asString()).isEqualTo("CANCELLED");
    assertThat(act(first, id, "REOPEN", "note", "x").status()).isEqualTo(403);
    require(act(legal, id, "REOPEN", "note", "当事人陈述不属实"));
    assertThat(unmet(takeAndAct(second, id, "CONFIRM"))).isEmpty();
  }

  @Test
  void startsTheCancellationClockWhenAGroundIsVerified() {
    String id = counterConfirmed();
    require(act(first, id, "NOTIFY"));
    require(act(first, id, "FILE"));
    assertThat(act(first, id, "CANCEL", "ground", "PLATE_MISREAD").status()).isEqualTo(403);
    require(act(legal, id, "VERIFY_GROUND", "ground", "PLATE_MISREAD"));
    assertThat(clocks(id)).contains("CANCELLATION");
    require(act(legal, id, "CANCEL", "ground", "PLATE_MISREAD"));
    assertThat(clocks(id)).isEmpty();
  }

  @Test
  void liftsAPenaltyByCancellingItAlone() {
    String id = counterConfirmed();
    require(act(first, id, "NOTIFY"));
    require(act(first, id, "FILE"));
    require(act(first, id, "DECIDE", "note", "罚款 150 元"));
    require(act(second, id, "SERVE"));
    require(act(second, id, "CLOSE"));

    assertThat(unmet(act(legal, id, "REOPEN", "note", "申诉"))).containsExactly("NOT_DECIDED");
    assertThat(unmet(act(legal, id, "CANCEL", "ground", "PLATE_MISREAD")))
        .containsExactly("GROUND_VERIFIED");
    require(act(legal, id, "VERIFY_GROUND", "ground", "PLATE_MISREAD"));
    require(act(legal, id, "CANCEL", "ground", "PLATE_MISREAD"));

    require(act(legal, id, "REOPEN", "note", "号牌更正后重新审核"));
    assertThat(unmet(takeAndAct(first, id, "CONFIRM"))).isEmpty();
  }

  @Test
  void countsAnActAsEnforcedForAsLongAsSomebodyIsHeldToAccount() {
    String plate = newPlate();
    String one = provenInQueue(plate);
    String other = provenInQueue(plate);

    require(takeAndAct(first, one, "CONFIRM"));
    assertThat(unmet(takeAndAct(second, other, "CONFIRM"))).containsExactly("NOT_ENFORCED_BEFORE");
    require(takeAndAct(second, one, "COUNTER_CONFIRM"));
    require(act(first, one, "NOTIFY"));
    require(act(first, one, "CLOSE", "note", "口头警告"));
    assertThat(unmet(takeAndAct(second, other, "CONFIRM"))).containsExactly("NOT_ENFORCED_BEFORE");
    require(act(legal, one, "REOPEN", "note", "申诉"));
    require(takeAndAct(second, other, "CONFIRM"));
    assertThat(unmet(takeAndAct(first, one, "CONFIRM"))).containsExactly("NOT_ENFORCED_BEFORE");
  }

  @Test
  void neitherCorrectedNorUnfoundNorSoughtActsBlockANewCase() {
    String plate = newPlate();
    String corrected = provenInQueue(plate);
    String sought = provenInQueue(plate);
    String fresh = provenInQueue(plate);
    require(takeAndAct(first, corrected, "CONFIRM"));
    require(takeAndAct(second, corrected, "COUNTER_CONFIRM"));
    require(act(first, corrected, "NOTIFY"));
    require(act(first, corrected, "FIND_CORRECTED", "note", "已驶离"));
    require(act(first, corrected, "CLOSE"));

    TestingBrowser squad = squad("squad.officer");
    require(takeAndAct(first, sought, "VERIFY_ON_SITE", "squad", TestingCases.SQUAD));
    assertThat(choices(second, fresh, "CONFIRM")).doesNotContain("NOT_ENFORCED_BEFORE");
    require(act(squad, sought, "ACCEPT"));
    photo(sought, "BEFORE");
    require(act(squad, sought, "FIND_NOTHING"));

    require(takeAndAct(second, fresh, "CONFIRM"));
  }

  @Test
  void keepsWhatACameraWithoutApprovalSawALead() {
    String id = inQueue();
    complete(id);
    stack
        .database()
        .sql("update incident set camera_id = 'never-approved' where id = :id")
        .param("id", id)
        .update();
    take(first, id);
    require(act(first, id, "CORRECT_PLATE", "plate", newPlate()));

    assertThat(unmet(act(first, id, "CONFIRM"))).containsExactly("CAMERA_APPROVED");
    require(act(first, id, "VERIFY_ON_SITE", "squad", TestingSquads.newSquad()));
  }

  private long recorded(String id, String kind) {
    return stack
        .database()
        .sql("select count(*) from activity where subject = :id and kind = :kind")
        .param("id", id)
        .param("kind", kind)
        .query(Long.class)
        .single();
  }

  private JsonNode incident(String id) {
    return first.get("/api/incidents/" + id).json();
  }

  private List<String> steps(String id) {
    return incident(id)
        .path("steps")
        .valueStream()
        .map(step -> step.path("action").asString())
        .toList();
  }

  private List<String> clocks(String id) {
    return incident(id)
        .path("clocks")
        .valueStream()
        .map(clock -> clock.path("kind").asString())
        .toList();
  }

  private static List<String> choices(TestingBrowser user, String id) {
    return new ArrayList<>(user.get("/api/incidents/" + id).json().path("actions").propertyNames());
  }

  private static List<String> choices(TestingBrowser user, String id, String action) {
    return user.get("/api/incidents/" + id)
        .json()
        .path("actions")
        .path(action)
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private static List<String> unmet(Answer answer) {
    return answer.json().path("unmet").valueStream().map(JsonNode::asString).toList();
  }
}
