package dev.xunjie.violation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

class RecordControllerTest {
  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser auditor = TestingBrowser.user("auditor.record", "AUDITOR");
  private final String subject = "subject-" + UUID.randomUUID();
  private final String actor = "actor-" + UUID.randomUUID();

  @BeforeEach
  void recordSomething() {
    ActivityLog log = stack.api().getBean(ActivityLog.class);
    for (int i = 0; i < 5; i++) {
      log.record(
          new Actor(i < 3 ? actor : "other", "10.0.0.7"),
          i % 2 == 0 ? Activity.Kind.DECIDED : Activity.Kind.STILL_VIEWED,
          subject,
          Map.of("ordinal", i));
    }
  }

  @Test
  void showsTheNewestFirstPageByPage() {
    JsonNode first = items("subject=" + subject + "&limit=2");
    assertThat(ordinals(first)).containsExactly(4, 3);
    JsonNode second =
        items("subject=" + subject + "&limit=2&before=" + first.path("next").asString());
    assertThat(ordinals(second)).containsExactly(2, 1);
    JsonNode third =
        items("subject=" + subject + "&limit=2&before=" + second.path("next").asString());
    assertThat(ordinals(third)).containsExactly(0);
    assertThat(third.has("next")).isFalse();
    assertThat(third.path("items").get(0).path("sha256").asString()).hasSize(64);
  }

  @Test
  void showsOnlyWhatIsAskedFor() {
    assertThat(ordinals(items("actor=" + actor))).containsExactly(2, 1, 0);
    assertThat(ordinals(items("actor=" + actor + "&kind=STILL_VIEWED"))).containsExactly(1);
    assertThat(ordinals(items("subject=" + subject + "&from=2020-01-01T00:00:00Z"))).hasSize(5);
    assertThat(ordinals(items("subject=" + subject + "&to=2020-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void refusesConditionsThatMeanNothing() {
    for (String query :
        List.of(
            "kind=BAKED",
            "from=yesterday",
            "from=-9999-01-01T00:00:00Z",
            "to=%2B999999999-01-01T00:00:00Z",
            "before=x",
            "limit=99999999999999",
            "actor=a%00b",
            "subject=" + "x".repeat(201))) {
      Answer answer = auditor.get("/api/activity?" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(auditor.get("/api/activity/export.csv?" + query).status())
          .as("export " + query)
          .isIn(400, query.startsWith("before") || query.startsWith("limit") ? 200 : 400);
    }
  }

  @Test
  void recordsWhoLookedAndWhoExported() {
    items("subject=" + subject);
    auditor.get("/api/activity/export.csv?subject=" + subject);

    JsonNode mine = items("actor=auditor.record&limit=2");

    assertThat(mine.path("items").get(0).path("kind").asString()).isEqualTo("RECORD_EXPORTED");
    assertThat(mine.path("items").get(0).path("detail").path("subject").asString())
        .isEqualTo(subject);
    assertThat(mine.path("items").get(1).path("kind").asString()).isEqualTo("RECORD_VIEWED");
    assertThat(mine.path("items").get(1).path("detail").path("rows").asInt()).isEqualTo(5);
  }

  @Test
  void exportsATableThatSpreadsheetProgramsReadAndNeverRun() {
    stack
        .api()
        .getBean(ActivityLog.class)
        .record(
            new Actor("=HYPERLINK(\"http://evil\",\"甲\")", "+1"),
            Activity.Kind.DECIDED,
            subject,
            Map.of("note", "确认, \"好\""));

    Answer answer = auditor.get("/api/activity/export.csv?subject=" + subject);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
    assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"record-");
    assertThat(answer.body())
        .startsWith(
            "\uFEFFsequence,at,actor,address,kind,subject,detail,previous_sha256,sha256\r\n")
        .contains("\"'=HYPERLINK(\"\"http://evil\"\",\"\"甲\"\")\",'+1,DECIDED,")
        .contains("\"{\"\"note\"\":\"\"确认, \\\"\"好\\\"\"\"\"}\"");
    assertThat(answer.body().lines()).hasSize(7);
  }

  @Test
  void exportsMoreThanOnePage() {
    String many = "many-" + UUID.randomUUID();
    ActivityLog log = stack.api().getBean(ActivityLog.class);
    stack
        .api()
        .getBean(TransactionOperations.class)
        .executeWithoutResult(
            status ->
                IntStream.range(0, 1001)
                    .forEach(
                        i ->
                            log.record(
                                new Actor("a", "b"), Activity.Kind.DECIDED, many, Map.of())));

    assertThat(auditor.get("/api/activity/export.csv?subject=" + many).body().lines())
        .hasSize(1002)
        .doesNotHaveDuplicates();
  }

  @Test
  void saysHowFarTheRecordIsIntactAndAnchored() {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> auditor.get("/api/activity/verification").json().path("state").asString(),
            "INTACT"::equals);

    JsonNode standing = auditor.get("/api/activity/verification").json();
    assertThat(standing.path("checkedTo").asLong())
        .isPositive()
        .isEqualTo(standing.path("newest").asLong());
    assertThat(standing.path("lastAnchor").path("sequence").asLong()).isPositive();
    assertThat(standing.has("firstBreak")).isFalse();
  }

  @Test
  void tellsTheAgeOfTheLastAnchor() {
    assertThat(
            TestingBrowser.stranger()
                .getWithBearer("/actuator/prometheus", TestingStack.METRICS_TOKEN)
                .body())
        .contains("xunjie_record_anchor_age_seconds", "xunjie_record_anchor_failures_total");
  }

  private JsonNode items(String query) {
    Answer answer = auditor.get("/api/activity?" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<Integer> ordinals(JsonNode page) {
    return page.path("items")
        .valueStream()
        .map(item -> item.path("detail").path("ordinal").asInt())
        .toList();
  }
}
