package dev.xunjie.violation.recheck;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.prove;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.squad;
import static dev.xunjie.violation.TestingCases.takeAndAct;
import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.TestingIncidents.goodsOutside;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.evidence.EvidencePlans;
import dev.xunjie.violation.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** An order to correct, and the second look that answers it. */
class RecheckTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final LocalDate TOMORROW = TODAY.plusDays(1);

  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser reviewer = officer();
  private final TestingBrowser legal = TestingBrowser.user("legal.one", "LEGAL");

  @Test
  void correctsACaseThatTheJobFindsCorrected() throws Exception {
    String id = ordered();
    RecheckOrder order = awaitOrder(id);
    assertThat(order.dueAt())
        .isEqualTo(TOMORROW.plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant());

    assertThat(awaited(id).path("dueAt").asString()).isEqualTo(order.dueAt().toString());
    assertThat(awaited(id).path("offence").asString()).isEqualTo("OUT_OF_STORE");

    answer(order, RecheckAnswer.Finding.CORRECTED);

    awaitState(id, "CORRECTED");
    assertThat(awaited(id).isMissingNode()).isTrue();
    assertThat(
            reviewer
                .get("/api/incidents/%s/rechecks".formatted(id))
                .json()
                .get(0)
                .path("finding")
                .asString())
        .isEqualTo("CORRECTED");
    require(act(reviewer, id, "CLOSE"));
  }

  @Test
  void sealsThePicturesOfTheSecondLookIntoAnotherBundle() throws Exception {
    String id = ordered();
    RecheckOrder order = awaitOrder(id);
    Instant looked = order.dueAt().plusSeconds(30);
    Still still = TestingIncidents.scene(id, Still.Moment.CLEARED, looked);
    awaitSealed(id);

    answer(order, RecheckAnswer.Finding.CORRECTED, still);

    String bundle = "/api/incidents/%s/evidence".formatted(id);
    await()
        .atMost(LIMIT)
        .until(
            () -> reviewer.get(bundle).json().path("files").valueStream().toList(),
            files ->
                files.stream()
                    .anyMatch(
                        file ->
                            file.path("role").asString().equals("SECOND_LOOK")
                                && file.path("capturedAt").asString().equals(looked.toString())));
  }

  @Test
  void letsACaseBeFiledOnlyAfterTheOrderWasMissed() throws Exception {
    String id = ordered();
    assertThat(act(reviewer, id, "FILE").code()).isEqualTo("wrong-state");

    answer(awaitOrder(id), RecheckAnswer.Finding.STILL_THERE);

    awaitState(id, "NOT_CORRECTED");
    require(act(reviewer, id, "FILE"));
  }

  @Test
  void callsAnOrderMissedOnlyOnceItsDateIsOver() {
    String id = ordered();
    TestingBrowser squad = squad("squad.officer");
    TestingCases.photo(id, "BEFORE");
    assertThat(act(squad, id, "FIND_UNCORRECTED").json().path("unmet").valueStream())
        .extracting(JsonNode::asString)
        .containsExactly("ORDER_EXPIRED");

    moveOrderTo(id, TODAY);
    assertThat(act(squad, id, "FIND_UNCORRECTED").body()).contains("ORDER_EXPIRED");
    moveOrderTo(id, TODAY.minusDays(1));

    require(act(squad, id, "FIND_UNCORRECTED"));
  }

  @Test
  void letsOnlyTheLastOrderDecideAndOnlyAfterItsDate() throws Exception {
    String id = ordered();
    RecheckOrder old = awaitOrder(id);
    require(act(legal, id, "CANCEL", "ground", "HANDLED_ON_SITE"));
    require(act(legal, id, "REOPEN", "note", "未处理"));
    order(id);
    RecheckOrder present = awaitOrder(id);
    assertThat(present.orderId()).isNotEqualTo(old.orderId());

    answer(old, RecheckAnswer.Finding.STILL_THERE, present.dueAt());
    awaitTaken();

    assertThat(awaitIncident(id).path("state").asString()).isEqualTo("ORDERED");
    assertThat(reviewer.get("/api/incidents/%s/rechecks".formatted(id)).body())
        .contains("STILL_THERE");

    answer(present, RecheckAnswer.Finding.STILL_THERE, present.dueAt());
    awaitState(id, "NOT_CORRECTED");
  }

  @Test
  void decidesNothingByWhatWasSeenBeforeTheDateWasOver() throws Exception {
    String id = ordered();
    RecheckOrder order = awaitOrder(id);

    answer(order, RecheckAnswer.Finding.STILL_THERE, order.dueAt().minusMillis(1));
    awaitTaken();

    assertThat(awaitIncident(id).path("state").asString()).isEqualTo("ORDERED");
  }

  @Test
  void leavesTheCaseOrderedWhenNoPictureCouldTell() throws Exception {
    String id = ordered();
    RecheckOrder order = awaitOrder(id);

    answer(order, RecheckAnswer.Finding.UNKNOWN);
    await()
        .atMost(LIMIT)
        .until(
            () ->
                reviewer
                    .get("/api/incidents/%s/rechecks".formatted(id))
                    .body()
                    .contains("UNKNOWN"));
    assertThat(awaited(id).path("isUndecided").asBoolean()).isTrue();
    answer(order, RecheckAnswer.Finding.CORRECTED);
    awaitTaken();

    assertThat(awaitIncident(id).path("state").asString()).isEqualTo("ORDERED");
  }

  @Test
  void keepsAnAnswerThatNobodyCanReadForInspection() throws Exception {
    stack.send(
        new org.apache.kafka.clients.producer.ProducerRecord<>(
            Topic.RECHECK_ANSWERS.topicName(),
            "x",
            "{\"finding\":7}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    awaitTaken();
  }

  /** The second look that its camera says the case waits for. */
  private JsonNode awaited(String incidentId) {
    return reviewer
        .get("/api/cameras/%s/rechecks".formatted(TestingIncidents.CAMERA))
        .json()
        .path("items")
        .valueStream()
        .filter(each -> each.path("incidentId").asString().equals(incidentId))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** A shop's case with an order to correct by tomorrow. */
  private String ordered() {
    String id = newId();
    send(goodsOutside(id));
    awaitIncident(id);
    prove(id);
    order(id);
    return id;
  }

  /** Takes the case from the queue to an order to correct by tomorrow. */
  private void order(String id) {
    require(takeAndAct(reviewer, id, "CONFIRM"));
    require(takeAndAct(officer("second.officer"), id, "COUNTER_CONFIRM"));
    TestingBrowser squad = squad("squad.officer");
    require(act(reviewer, id, "DISPATCH", "squad", TestingCases.SQUAD));
    require(act(squad, id, "ACCEPT"));
    assertThat(act(squad, id, "ORDER_CORRECTION", "correctBy", TOMORROW.toString()).body())
        .contains("SITE_PHOTO");
    TestingCases.photo(id, "BEFORE");
    require(act(squad, id, "ORDER_CORRECTION", "correctBy", TOMORROW.toString()));
  }

  /** Orders the same anew by that day: as if time had passed. */
  private void moveOrderTo(String id, LocalDate correctBy) {
    stack
        .database()
        .sql(
            """
            insert into case_step (incident_id, ordinal, action, from_state, to_state, detail,
              actor, at)
            select incident_id, ordinal + 1, action, from_state, to_state,
              jsonb_build_object('correctBy', cast(:correctBy as text)), actor, at
            from case_step where incident_id = :id order by ordinal desc limit 1
            """)
        .param("correctBy", correctBy.toString())
        .param("id", id)
        .update();
  }

  /** The case's last order as a job reads it. */
  private RecheckOrder awaitOrder(String incidentId) throws Exception {
    stack.stepNow("recheck-sender");
    String orderId =
        reviewer
            .get("/api/incidents/%s/rechecks".formatted(incidentId))
            .json()
            .valueStream()
            .map(each -> each.path("orderId").asString())
            .max(Comparator.comparing(RecheckTest::ordinal))
            .orElseThrow();
    try (Consumer<String, byte[]> topic =
        stack.api().getBean(KafkaClients.class).consumer(Map.of())) {
      List<TopicPartition> partitions =
          topic.partitionsFor(Topic.RECHECK_ORDERS.topicName()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      topic.assign(partitions);
      topic.seekToBeginning(partitions);
      return await()
          .atMost(LIMIT)
          .until(
              () -> {
                Optional<RecheckOrder> found = Optional.empty();
                for (var message : topic.poll(Duration.ofMillis(500))) {
                  RecheckOrder order = ContractJson.fromBytes(message.value(), RecheckOrder.class);
                  found = order.orderId().equals(orderId) ? Optional.of(order) : found;
                }
                return found;
              },
              Optional::isPresent)
          .orElseThrow();
    }
  }

  private static int ordinal(String orderId) {
    return Integer.parseInt(orderId.substring(orderId.lastIndexOf('-') + 1));
  }

  private void answer(RecheckOrder order, RecheckAnswer.Finding finding, Still... stills) {
    answer(order, finding, order.dueAt().plusSeconds(60), stills);
  }

  private void answer(
      RecheckOrder order, RecheckAnswer.Finding finding, Instant seenAt, Still... stills) {
    stack.send(
        Topic.RECHECK_ANSWERS,
        order.orderId(),
        new RecheckAnswer(order, finding, "门前第二次查看", seenAt, List.of(), List.of(stills)));
  }

  /** Waits until everything on the topic so far was taken, by an answer that comes after it. */
  private void awaitTaken() throws Exception {
    String id = ordered();
    answer(awaitOrder(id), RecheckAnswer.Finding.CORRECTED);
    awaitState(id, "CORRECTED");
  }

  /** Waits until the revision that the test gave the case is in the store too. */
  private void awaitSealed(String id) {
    stack.api().getBean(EvidencePlans.class).want(id);
    await()
        .atMost(LIMIT)
        .until(
            () ->
                stack
                    .database()
                    .sql(
                        "select sealed_changes = changes from evidence_plan where incident_id = :id")
                    .param("id", id)
                    .query(Boolean.class)
                    .single());
  }

  private void awaitState(String id, String state) {
    await()
        .atMost(LIMIT)
        .until(
            () -> reviewer.get("/api/incidents/" + id).json().path("state").asString(),
            state::equals);
  }
}
