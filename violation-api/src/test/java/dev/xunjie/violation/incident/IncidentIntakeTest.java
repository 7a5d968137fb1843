package dev.xunjie.violation.incident;

import static dev.xunjie.violation.TestingIncidents.ENDED_AT;
import static dev.xunjie.violation.TestingIncidents.STARTED_AT;
import static dev.xunjie.violation.TestingIncidents.VIOLATION_AT;
import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.TestingIncidents.ended;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.opened;
import static dev.xunjie.violation.TestingIncidents.send;
import static dev.xunjie.violation.TestingIncidents.stillOfFrame;
import static dev.xunjie.violation.TestingIncidents.strengthened;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the incidents topic into the queue. */
class IncidentIntakeTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final TestingStack stack = TestingStack.shared();

  @Test
  void putsAnOpenedIncidentIntoTheQueueWithAllItsFacts() {
    String id = newId();
    send(opened(id, List.of()));

    JsonNode incident = awaitIncident(id);

    assertThat(incident.path("offence").asString()).isEqualTo("ILLEGAL_PARKING");
    assertThat(incident.path("caseClass").asString()).isEqualTo("05-05");
    assertThat(incident.path("state").asString()).isEqualTo("PENDING");
    assertThat(incident.path("zone").path("name").asString()).isEqualTo("东侧路缘禁停区");
    assertThat(incident.path("zonePolygon").size()).isEqualTo(4);
    assertThat(incident.path("startedAt").asString()).isEqualTo(STARTED_AT.toString());
    assertThat(incident.path("violationAt").asString()).isEqualTo(VIOLATION_AT.toString());
    assertThat(incident.has("endedAt")).isFalse();
    assertThat(incident.path("policyVersion").asInt()).isEqualTo(3);
    assertThat(incident.path("reasons").get(0).path("measure").asString())
        .isEqualTo("dwellSeconds");
    assertThat(incident.path("box").path("left").asDouble()).isEqualTo(0.85);
  }

  @Test
  void keepsOneIncidentOfEventsThatComeTwice() {
    String id = newId();
    Still atRest = stillOfFrame(Still.Moment.AT_REST, STARTED_AT, "twice at rest");
    send(opened(id, List.of(atRest)));
    send(opened(id, List.of(atRest)));
    send(ended(id, List.of(atRest)));
    send(ended(id, List.of(atRest)));

    awaitEnd(id);

    JsonNode incident = awaitIncident(id);
    assertThat(incident.path("stills").size()).isEqualTo(1);
    assertThat(rows(id)).isEqualTo(1);
  }

  @Test
  void addsWhatTheEndBringsAndLeavesEarlierStillsWhereTheyAre() {
    String id = newId();
    Still atRest = stillOfFrame(Still.Moment.AT_REST, STARTED_AT, "at rest " + id);
    Still violation = stillOfFrame(Still.Moment.VIOLATION, VIOLATION_AT, "violation " + id);
    Still between = stillOfFrame(Still.Moment.BETWEEN, STARTED_AT.plusSeconds(90), "between " + id);
    Still lastSeen = stillOfFrame(Still.Moment.LAST_SEEN, ENDED_AT, "last seen " + id);
    send(opened(id, List.of(atRest, violation)));
    send(ended(id, List.of(atRest, between, violation, lastSeen)));

    awaitEnd(id);

    JsonNode incident = awaitIncident(id);
    assertThat(incident.path("dwellSeconds").asDouble()).isEqualTo(570);
    assertThat(incident.path("stills").valueStream().map(s -> s.path("moment").asString()))
        .containsExactly("AT_REST", "BETWEEN", "VIOLATION", "LAST_SEEN");
    assertThat(incident.path("stills").valueStream().map(s -> s.path("ordinal").asInt()))
        .containsExactly(0, 2, 1, 3);
  }

  @Test
  void doesNotForgetTheEndWhenTheOpeningComesLate() {
    String id = newId();
    send(ended(id, List.of()));
    send(opened(id, List.of()));
    String after = newId();
    send(opened(after, List.of()));
    awaitEnd(id);
    awaitAllTaken();

    assertThat(awaitIncident(id).path("endedAt").asString()).isEqualTo(ENDED_AT.toString());
    assertThat(awaitIncident(id).path("dwellSeconds").asDouble()).isEqualTo(570);
  }

  @Test
  void keepsWhatStrengthensAnIncidentAndIgnoresWhatIsOlder() {
    String id = newId();
    send(opened(id, List.of()));
    send(strengthened(id, 700, "浙A12345"));
    send(strengthened(id, 650, "浙A12346"));
    awaitAllTaken();

    JsonNode incident = awaitIncident(id);
    assertThat(incident.path("dwellSeconds").asDouble()).isEqualTo(700);
    assertThat(incident.path("plates").get(0).path("best").path("number").asString())
        .isEqualTo("浙A12345");
    assertThat(incident.path("state").asString()).isEqualTo("PENDING");
  }

  @Test
  void takesOutOfTheQueueWhatTurnedOutToBeAnotherIncident() {
    String first = newId();
    String second = newId();
    send(opened(first, List.of()));
    send(opened(second, List.of()));
    send(opened(second, List.of()).endedAs(first));
    awaitEnd(second);

    JsonNode merged = awaitIncident(second);
    assertThat(merged.path("state").asString()).isEqualTo("MERGED");
    assertThat(merged.path("sameAs").asString()).isEqualTo(first);
    assertThat(merged.path("ending").asString()).isEqualTo("SAME_OFFENCE");
    assertThat(
            TestingBrowser.reviewer()
                .post(
                    "/api/incidents/%s/actions".formatted(second),
                    Map.of("action", "REJECT", "reason", "NOT_IN_ZONE"))
                .status())
        .isEqualTo(409);
  }

  @Test
  void neverTouchesADecision() {
    String id = newId();
    send(opened(id, List.of()));
    awaitIncident(id);
    TestingBrowser reviewer = TestingBrowser.reviewer();
    TestingBrowser.Answer lease = reviewer.put("/api/incidents/%s/lease".formatted(id), Map.of());
    assertThat(lease.status()).as(lease.body()).isEqualTo(200);
    assertThat(
            reviewer
                .post(
                    "/api/incidents/%s/actions".formatted(id),
                    Map.of("action", "REJECT", "reason", "NOT_IN_ZONE"))
                .status())
        .isEqualTo(200);

    send(ended(id, List.of()));
    awaitEnd(id);

    JsonNode incident = awaitIncident(id);
    assertThat(incident.path("state").asString()).isEqualTo("REJECTED");
    assertThat(incident.path("lastStep").path("by").asString()).isEqualTo("reviewer");
  }

  @Test
  void putsWhatItCannotUseOnTheDeadLettersAndGoesOn() {
    RecordMetadata noJson = sendRaw("no json at all".getBytes(UTF_8));
    RecordMetadata noIncident = sendRaw("{\"incidentId\":\"x\"}".getBytes(UTF_8));
    RecordMetadata nothing = sendRaw(null);
    String unstorable = newId();
    String withNul =
        ContractJson.toLine(opened(unstorable, List.of()))
            .replace("\"label\":\"car\"", "\"label\":\"c\\u0000r\"");
    RecordMetadata nul = sendRaw(withNul.getBytes(UTF_8));
    String id = newId();
    send(opened(id, List.of()));

    awaitIncident(id);

    for (RecordMetadata sent : List.of(noJson, noIncident, nothing, nul)) {
      DeadLetter letter =
          await().atMost(LIMIT).until(() -> letterOf(sent), Optional::isPresent).get();
      assertThat(letter.topic()).isEqualTo("incidents");
      assertThat(letter.reason()).isNotBlank();
      assertThat(letter.key()).contains("broken");
    }
    assertThat(new String(letterOf(noJson).orElseThrow().value(), UTF_8))
        .isEqualTo("no json at all");
    assertThat(letterOf(nothing).orElseThrow().reason()).contains("no value");
  }

  @Test
  void goesOnAfterMessagesTooLargeToSetAsideWhole() {
    RecordMetadata noise = sendRaw("x".repeat(900 * 1024).getBytes(UTF_8));
    String goodButForTheId =
        ContractJson.toLine(opened("too-long", List.of()))
            .replace("too-long", "x".repeat(900 * 1024));
    RecordMetadata quotedByTheReason = sendRaw(goodButForTheId.getBytes(UTF_8));
    String id = newId();
    stack.send(
        new ProducerRecord<>(
            Topic.INCIDENTS.topicName(), "broken", ContractJson.toBytes(opened(id, List.of()))));

    awaitIncident(id);

    for (RecordMetadata sent : List.of(noise, quotedByTheReason)) {
      DeadLetter letter =
          await().atMost(LIMIT).until(() -> letterOf(sent), Optional::isPresent).get();
      assertThat(letter.value()).hasSize(DeadLetter.LONGEST_VALUE_BYTES);
      assertThat(letter.reason()).startsWith("not a valid IncidentEvent").hasSizeLessThan(2000);
    }
  }

  @Test
  void losesNothingWhileTheDatabaseIsAway() {
    String before = newId();
    send(opened(before, List.of()));
    awaitIncident(before);

    stack.toPostgres().cut();
    String during = newId();
    send(opened(during, List.of()));
    TestingBrowser stranger = TestingBrowser.stranger();
    await()
        .atMost(LIMIT)
        .until(() -> stranger.get("/actuator/health").status(), status -> status == 503);
    stack.toPostgres().mend();

    assertThat(awaitIncidentOnceReachable(during)).isEqualTo(1);
    assertThat(rows(before)).isEqualTo(1);
  }

  private long awaitIncidentOnceReachable(String id) {
    return await().atMost(LIMIT).until(() -> rows(id), found -> found > 0);
  }

  private void awaitEnd(String id) {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                stack
                        .database()
                        .sql(
                            "select count(*) from incident where id = :id and ended_at is not null")
                        .param("id", id)
                        .query(Long.class)
                        .single()
                    == 1);
  }

  /** Every incident event sent so far is behind a committed offset. */
  private void awaitAllTaken() {
    try (Consumer<String, byte[]> observer = observer()) {
      List<TopicPartition> partitions =
          observer.partitionsFor("incidents").stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      Map<TopicPartition, Long> ends = observer.endOffsets(partitions);
      try (var admin = stack.kafkaAdmin()) {
        await()
            .atMost(LIMIT)
            .until(
                () -> {
                  var committed =
                      admin
                          .listConsumerGroupOffsets("violation-api")
                          .partitionsToOffsetAndMetadata()
                          .get();
                  return ends.entrySet().stream()
                      .allMatch(
                          end ->
                              end.getValue() == 0
                                  || (committed.get(end.getKey()) != null
                                      && committed.get(end.getKey()).offset() >= end.getValue()));
                });
      }
    }
  }

  private long rows(String id) {
    return stack
        .database()
        .sql("select count(*) from incident where id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private RecordMetadata sendRaw(byte[] value) {
    return stack.send(new ProducerRecord<>(Topic.INCIDENTS.topicName(), "broken", value));
  }

  private Optional<DeadLetter> letterOf(RecordMetadata sent) {
    try (Consumer<String, byte[]> letters = observer()) {
      TopicPartition all = new TopicPartition(Topic.DEAD_LETTERS.topicName(), 0);
      letters.assign(List.of(all));
      letters.seekToBeginning(List.of(all));
      long end = letters.endOffsets(List.of(all)).get(all);
      while (letters.position(all) < end) {
        for (ConsumerRecord<String, byte[]> message : letters.poll(Duration.ofMillis(200))) {
          DeadLetter letter = ContractJson.fromBytes(message.value(), DeadLetter.class);
          if (letter.partition() == sent.partition() && letter.offset() == sent.offset()) {
            return Optional.of(letter);
          }
        }
      }
      return Optional.empty();
    }
  }

  private Consumer<String, byte[]> observer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", stack.kafka()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
