package dev.xunjie.violation.webhook;

import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.provenInQueue;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.takeAndAct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Other systems that are told what happens. */
class WebhookTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final TestingStack stack = TestingStack.shared();
  private final TestingReceiver receiver = new TestingReceiver();
  private final List<String> registered = new ArrayList<>();
  private TestingBrowser admin = TestingBrowser.admin();

  WebhookTest() throws IOException {}

  @AfterEach
  void close() {
    registered.forEach(id -> require(admin.delete("/api/webhooks/" + id)));
    receiver.close();
  }

  @Test
  void tellsTheStepsOfACaseInOrderThroughFailuresAndARestart() {
    JsonNode webhook = register(false, "CASE_STEP");
    AtomicInteger attempts = new AtomicInteger();
    receiver.mood = any -> attempts.incrementAndGet() < 3 ? 500 : 503;
    String plate = TestingCases.newPlate();
    String id = provenInQueue(plate);
    require(takeAndAct(officer(), id, "CONFIRM", "note", "车牌 " + plate));
    await().atMost(LIMIT).until(() -> receiver.sentOf(id).size() >= 2);
    require(takeAndAct(officer("second.officer"), id, "COUNTER_CONFIRM"));

    stack.restartApi();
    admin = TestingBrowser.admin();
    receiver.mood = any -> 204;
    pauseIsOver(id);
    await().atMost(LIMIT).until(() -> receiver.takenOf(id).size() >= 2);
    TestingCases.createSquad(TestingCases.SQUAD);
    require(TestingCases.act(officer(), id, "DISPATCH", "squad", TestingCases.SQUAD));
    await().atMost(LIMIT).until(() -> receiver.takenOf(id).size() >= 3);

    List<TestingReceiver.Message> taken = receiver.takenOf(id);
    assertThat(taken.stream().map(each -> each.json().path("step").path("action").asString()))
        .containsExactly("CONFIRM", "COUNTER_CONFIRM", "DISPATCH");
    assertThat(taken.stream().map(each -> each.json().path("incident").path("state").asString()))
        .containsExactly("CONFIRMED", "COUNTER_CONFIRMED", "DISPATCHED");
    List<TestingReceiver.Message> sent = receiver.sentOf(id);
    int taker = sent.size() - 3;
    assertThat(sent.subList(0, taker))
        .allMatch(each -> each.eventId().equals(taken.get(0).eventId()));
    for (TestingReceiver.Message message : sent) {
      long seconds = Long.parseLong(message.signature().replaceAll("t=(\\d+),.*", "$1"));
      assertThat(message.signature())
          .isEqualTo(
              Signature.of(
                  webhook.path("secret").asString(),
                  Instant.ofEpochSecond(seconds),
                  message.body()));
      assertThat(message.body()).doesNotContain(plate);
    }
    assertThat(deliveries(webhook)).contains("\"state\":\"DELIVERED\"");
  }

  @Test
  void holdsBackOnlyTheIncidentWhoseMessageDidNotArrive() {
    JsonNode webhook = register(true, "CASE_STEP");
    String stuck = provenInQueue();
    String plate = TestingCases.newPlate();
    String other = provenInQueue(plate);
    receiver.mood = message -> message.incidentId().equals(stuck) ? TestingReceiver.SILENCE : 204;

    require(takeAndAct(officer(), stuck, "CONFIRM"));
    require(takeAndAct(officer(), other, "CONFIRM"));
    require(takeAndAct(officer("second.officer"), other, "COUNTER_CONFIRM"));

    await().atMost(LIMIT).until(() -> receiver.takenOf(other).size() == 2);
    assertThat(receiver.takenOf(other).get(0).json().path("incident").path("plate").asString())
        .isEqualTo(plate);
    assertThat(receiver.takenOf(stuck)).isEmpty();
    await().atMost(LIMIT).until(() -> deliveries(webhook).contains("no answer within"));
    receiver.mood = any -> 200;
    await().atMost(LIMIT).until(() -> receiver.takenOf(stuck).size() == 1);
  }

  @Test
  void tellsWarningsOnceAndPlatesOnlyToThoseWhoMayKnow() throws IOException {
    String plate = TestingCases.newPlate();
    String id = TestingIncidents.newId();
    try (TestingReceiver knowing = new TestingReceiver()) {
      register(false, "WARNING_GIVEN");
      register(knowing, true, "WARNING_GIVEN", "WARNING_CORRECTED");
      Warning given = warning(id, Warning.Kind.GIVEN, plate);
      stack.send(Topic.WARNINGS, id, given);
      stack.send(Topic.WARNINGS, id, given);
      stack.send(Topic.WARNINGS, id, warning(id, Warning.Kind.CORRECTED, plate));

      await().atMost(LIMIT).until(() -> knowing.takenOf(id).size() >= 2);
      await().atMost(LIMIT).until(() -> !receiver.takenOf(id).isEmpty());
      assertThat(knowing.takenOf(id).stream().map(each -> each.json().path("kind").asString()))
          .containsExactly("WARNING_GIVEN", "WARNING_CORRECTED");
      assertThat(knowing.takenOf(id)).allMatch(each -> each.body().contains(plate));
      assertThat(receiver.takenOf(id)).hasSize(1);
      assertThat(receiver.takenOf(id).get(0).body()).doesNotContain(plate);
    }
  }

  @Test
  void tellsThatAClockWasMissed() throws Exception {
    register(false, "CLOCK_MISSED");
    String id = provenInQueue();

    stack
        .database()
        .sql("update case_clock set due_at = now() - interval '1 hour' where incident_id = :id")
        .param("id", id)
        .update();
    stack.stepNow("missed-clocks");

    await().atMost(LIMIT).until(() -> !receiver.takenOf(id).isEmpty());
    JsonNode message = receiver.takenOf(id).get(0).json();
    assertThat(message.path("clock").path("kind").asString()).isEqualTo("REVIEW");
    assertThat(message.path("incident").path("offence").asString()).isEqualTo("ILLEGAL_PARKING");
  }

  @Test
  void keepsMessagesOfAPausedReceiverUntilItIsResumed() {
    JsonNode webhook = register(false, "CASE_STEP");
    String address = "/api/webhooks/" + webhook.path("id").asString();
    require(admin.put(address + "/paused", Map.of()));
    assertThat(admin.post(address + "/test", Map.of()).code()).isEqualTo("webhook-paused");
    assertThat(admin.post(address + "/retry", Map.of()).code()).isEqualTo("webhook-paused");
    String id = provenInQueue();
    require(takeAndAct(officer(), id, "REJECT", "reason", "NOT_IN_ZONE"));
    assertThat(deliveries(webhook)).contains(id);
    assertThat(receiver.all()).isEmpty();

    require(admin.delete(address + "/paused"));

    await().atMost(LIMIT).until(() -> receiver.takenOf(id).size() == 1);
  }

  @Test
  void sendsATestAndTellsWhatCameOfIt() {
    receiver.mood = any -> 302;
    JsonNode webhook = register(false, "WARNING_GIVEN");
    String id = webhook.path("id").asString();

    Answer tested = require(admin.post("/api/webhooks/%s/test".formatted(id), Map.of()));

    await().atMost(LIMIT).until(() -> deliveries(webhook).contains("HTTP 302"));
    JsonNode failing = listed(id);
    assertThat(failing.path("pending").asInt()).isEqualTo(1);
    assertThat(failing.path("lastFailure").asString()).contains("HTTP 302");
    assertThat(Instant.parse(failing.path("nextAt").asString()))
        .isAfter(Instant.parse(failing.path("lastFailedAt").asString()));
    await().atMost(LIMIT).until(() -> isPostponed(id));
    receiver.mood = any -> 204;
    Answer retried = require(admin.post("/api/webhooks/%s/retry".formatted(id), Map.of()));
    assertThat(retried.json().path("messages").asInt()).isEqualTo(1);
    await().atMost(LIMIT).until(() -> deliveries(webhook).contains("DELIVERED"));
    assertThat(receiver.all())
        .allMatch(each -> each.eventId().equals(tested.json().path("eventId").asString()));
    assertThat(listed(id).path("lastFailure").isMissingNode()).isTrue();
    assertThat(listed(id).path("lastArrivedAt").asString()).isNotEmpty();
    assertThat(admin.get("/api/webhooks").body())
        .contains(id)
        .doesNotContain(webhook.path("secret").asString());
    assertThat(
            stack
                .database()
                .sql("select string_agg(kind || detail, ' ') from activity where subject = :id")
                .param("id", id)
                .query(String.class)
                .single())
        .contains(
            "WEBHOOK_CREATED",
            "WEBHOOK_TESTED",
            "WEBHOOK_RETRIED",
            receiver.url().replaceFirst("\\?.*", ""))
        .doesNotContain("key=known", webhook.path("secret").asString());
  }

  @Test
  void refusesAddressesThatNobodyShouldBeToldAt() {
    for (String url :
        List.of(
            "http://169.254.169.254/latest/meta-data",
            "http://100.100.100.200/",
            "http://[fe80::1]/",
            "http://0.0.0.0:8080/",
            "ftp://10.0.0.1/",
            "file:///etc/passwd",
            "https://user:password@10.0.0.1/",
            "http:///nowhere",
            "no address",
            "http://10.0.0.1/#x")) {
      Answer refused =
          admin.post("/api/webhooks", Map.of("url", url, "kinds", List.of("CASE_STEP")));
      assertThat(refused.status()).as(url).isEqualTo(400);
      assertThat(refused.code()).isEqualTo("malformed-request");
    }
    for (Map<String, Object> body :
        List.<Map<String, Object>>of(
            Map.of("url", "http://10.0.0.1/", "kinds", List.of()),
            Map.of("url", "http://10.0.0.1/", "kinds", List.of("TEST")),
            Map.of("url", "http://10.0.0.1/" + "x".repeat(600), "kinds", List.of("CASE_STEP")))) {
      assertThat(admin.post("/api/webhooks", body).status()).isEqualTo(400);
    }
    assertThat(admin.delete("/api/webhooks/none").code()).isEqualTo("unknown-webhook");
    assertThat(admin.get("/api/webhooks/none/deliveries").status()).isEqualTo(404);
    assertThat(admin.post("/api/webhooks/none/test", Map.of()).status()).isEqualTo(404);
    assertThat(admin.post("/api/webhooks/none/retry", Map.of()).status()).isEqualTo(404);
    assertThat(admin.put("/api/webhooks/none/paused", Map.of()).status()).isEqualTo(404);
  }

  /** As if many attempts had failed; false while one is under way. */
  private boolean isPostponed(String webhookId) {
    return stack
            .database()
            .sql(
                """
                update webhook_delivery set due_at = now() + interval '1 hour'
                where webhook_id = :id and state = 'PENDING' and leased_until is null
                """)
            .param("id", webhookId)
            .update()
        == 1;
  }

  private JsonNode listed(String id) {
    return admin
        .get("/api/webhooks")
        .json()
        .path("items")
        .valueStream()
        .filter(each -> each.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** As if it were time to try again. */
  private void pauseIsOver(String incidentId) {
    stack
        .database()
        .sql("update webhook_delivery set due_at = now() where incident_id = :id")
        .param("id", incidentId)
        .update();
  }

  private static Warning warning(String id, Warning.Kind kind, String plate) {
    Instant at = Instant.parse("2026-10-01T03:00:00Z");
    return new Warning(
        id,
        kind,
        Offence.ILLEGAL_PARKING,
        TestingIncidents.CAMERA,
        TestingIncidents.opened(id, List.of()).zone(),
        1,
        at,
        at.plusSeconds(60),
        at.plusSeconds(120),
        "car",
        Optional.of(new PlateNumber(plate)),
        TestingIncidents.stillOfFrame(Still.Moment.AT_REST, at, id));
  }

  private JsonNode register(boolean plates, String... kinds) {
    return register(receiver, plates, kinds);
  }

  private JsonNode register(TestingReceiver at, boolean plates, String... kinds) {
    JsonNode created =
        require(
                admin.post(
                    "/api/webhooks", Map.of("url", at.url(), "kinds", kinds, "plates", plates)))
            .json();
    registered.add(created.path("id").asString());
    return created;
  }

  private String deliveries(JsonNode webhook) {
    return admin.get("/api/webhooks/%s/deliveries".formatted(webhook.path("id").asString())).body();
  }
}
