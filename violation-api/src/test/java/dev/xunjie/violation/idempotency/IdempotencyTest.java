package dev.xunjie.violation.idempotency;

import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.provenInQueue;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Requests that are sent twice. */
class IdempotencyTest {
  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser admin = TestingBrowser.admin();
  private final String key = UUID.randomUUID().toString();

  @Test
  void answersTheSameRequestAsBeforeWithoutDoingItAgain() {
    Map<String, Object> token = newToken();

    Answer first = require(admin.postWithKey("/api/tokens", token, key));
    Answer second = admin.postWithKey("/api/tokens", token, key);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body()).contains("xj_");
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(admin.post("/api/tokens", token).code()).isEqualTo("token-name-taken");
  }

  @Test
  void keepsNeitherTheKeyNorTheAnswerReadable() {
    String secret =
        admin.postWithKey("/api/tokens", newToken(), key).json().path("token").asString();

    String rows =
        stack
            .database()
            .sql(
                "select string_agg(kept_answer::text || encode(answer, 'escape'), ' ') from kept_answer")
            .query(String.class)
            .single();

    assertThat(rows).doesNotContain(key, secret, "token");
  }

  @Test
  void refusesAnotherRequestWithTheSameKey() {
    require(admin.postWithKey("/api/tokens", newToken(), key));

    Answer refused = admin.postWithKey("/api/tokens", newToken(), key);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("idempotency-key-reused");
    assertThat(
            TestingBrowser.user("admin.other", "ADMIN")
                .postWithKey("/api/tokens", newToken(), key)
                .status())
        .as("the key of somebody else")
        .isEqualTo(201);
  }

  @Test
  void doesOneOfTwoAtTheSameTime() {
    Map<String, Object> token = newToken();

    List<Answer> answers =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> admin.postWithKey("/api/tokens", token, key)))
            .limit(6)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers.stream().map(Answer::status)).contains(201).isSubsetOf(201, 409);
    assertThat(answers.stream().filter(each -> each.status() == 409).map(Answer::code))
        .allMatch("request-under-way"::equals);
    assertThat(admin.postWithKey("/api/tokens", token, key).status()).isEqualTo(201);
  }

  @Test
  void keepsRefusalsToo() {
    String id = provenInQueue();
    TestingBrowser officer = officer();
    String address = "/api/incidents/%s/actions".formatted(id);
    Map<String, Object> wish = Map.of("action", "CONFIRM");

    Answer refused = officer.postWithKey(address, wish, key);
    require(take(officer, id));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(officer.postWithKey(address, wish, key).body()).isEqualTo(refused.body());
    assertThat(officer.postWithKey(address, wish, key + "-2").status()).isEqualTo(200);
    assertThat(officer.postWithKey(address, wish, key + "-2").status()).isEqualTo(200);
  }

  @Test
  void takesOverWhatDiedWithItsProcessAndForgetsAfterADay() {
    Map<String, Object> token = newToken();
    require(admin.postWithKey("/api/tokens", token, key));
    AnswerSeal seal = new AnswerSeal("admin", key);
    change("status = null, answer = null", seal);
    assertThat(admin.postWithKey("/api/tokens", token, key).code()).isEqualTo("request-under-way");

    change("busy_until = now()", seal);
    assertThat(admin.postWithKey("/api/tokens", token, key).code()).isEqualTo("token-name-taken");

    change("created_at = now() - interval '25 hours'", seal);
    require(admin.postWithKey("/api/tokens", newToken(), key));
  }

  @Test
  void refusesAKeyThatIsNone() {
    for (String wrong : List.of("short", "x".repeat(65), "with space", "with+plus")) {
      Answer refused = admin.postWithKey("/api/tokens", newToken(), wrong);
      assertThat(refused.status()).as(wrong).isEqualTo(400);
    }
  }

  private void change(String change, AnswerSeal seal) {
    stack
        .database()
        .sql("update kept_answer set %s where key_sha256 = :key".formatted(change))
        .param("key", seal.keyDigest())
        .update();
  }

  private static Map<String, Object> newToken() {
    String name = "t" + UUID.randomUUID().toString().substring(0, 20);
    return Map.of("name", name, "roles", List.of("ANALYST"), "validDays", 1);
  }
}
