package dev.xunjie.violation.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingProcess;
import dev.xunjie.violation.TestingServices;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.load.CaseLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Four reviewers decide without a pause while the API is killed, PostgreSQL and Redis are stopped,
 * and all of them come back. Each says a decision again and again until it is answered.
 */
class DecisionsThroughOutagesTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final int CASES = 8_000;
  private static final int REVIEWERS = 4;

  /** So many decisions between two outages: some are under way when it comes. */
  private static final int MORE = 25;

  @Test
  void loseNoDecisionAndCountNoneTwice() throws Exception {
    try (TestingServices services = new TestingServices()) {
      TestingProcess api = services.startProcess();
      CaseLoad.insert(services.database(), CASES);
      List<PatientReviewer> reviewers = reviewers(services, api.address());
      TestingBrowser witness =
          TestingBrowser.at(api.address()).signedIn("reviewer", TestingStack.REVIEWER_PASSWORD);

      awaitMore(reviewers);
      api.kill();
      api.start();
      awaitMore(reviewers);
      services.stopPostgres();
      Answer unknown = witness.get("/api/incidents");
      assertThat(unknown.status()).as(unknown.body()).isEqualTo(503);
      assertThat(unknown.code()).isEqualTo("database-away");
      services.startPostgres();
      awaitMore(reviewers);
      services.stopRedis();
      Answer refused = witness.put("/api/incidents/load-000002/lease", Map.of());
      assertThat(refused.status()).as(refused.body()).isIn(409, 503);
      assertThat(refused.code()).isIn("redis-away", "wrong-state");
      assertThat(witness.get("/api/incidents?limit=5").status()).isEqualTo(200);
      services.startRedis();
      awaitMore(reviewers);
      api.kill();
      api.start();
      awaitMore(reviewers);
      reviewers.forEach(PatientReviewer::goHome);
      for (PatientReviewer reviewer : reviewers) {
        reviewer.awaitEnd(LIMIT);
      }

      everyDecisionStandsOnce(services, reviewers);
      reviewers.forEach(DecisionsThroughOutagesTest::isAnsweredAlike);
    }
  }

  private static void everyDecisionStandsOnce(
      TestingServices services, List<PatientReviewer> reviewers) {
    Set<String> answered =
        reviewers.stream()
            .flatMap(reviewer -> reviewer.answers().keySet().stream())
            .collect(Collectors.toSet());

    assertThat(ids(services, "select incident_id from case_step where action = 'REJECT'"))
        .containsExactlyInAnyOrderElementsOf(answered);
    assertThat(ids(services, "select subject from activity where kind = 'CASE_ACTION'"))
        .as("on the record")
        .containsExactlyInAnyOrderElementsOf(answered);
    assertThat(
            reviewers.stream()
                .flatMap(reviewer -> reviewer.problems().stream())
                .collect(Collectors.toSet()))
        .as("what they were told meanwhile; a lease that Redis lost is taken anew")
        .contains("database-away", "redis-away")
        .isSubsetOf("database-away", "redis-away", "lease-missing");
  }

  private static List<String> ids(TestingServices services, String query) {
    return services.database().sql(query).query(String.class).list();
  }

  private static void isAnsweredAlike(PatientReviewer reviewer) {
    reviewer
        .answers()
        .forEach(
            (id, at) -> {
              Answer again = reviewer.decide(id);
              assertThat(again.status()).as(again.body()).isEqualTo(200);
              assertThat(again.json().path("at").asString()).isEqualTo(at);
            });
  }

  private static void awaitMore(List<PatientReviewer> reviewers) {
    int before = decided(reviewers);
    await().atMost(LIMIT).until(() -> decided(reviewers) >= before + MORE);
  }

  private static int decided(List<PatientReviewer> reviewers) {
    return reviewers.stream().mapToInt(reviewer -> reviewer.answers().size()).sum();
  }

  private static List<PatientReviewer> reviewers(TestingServices services, String address) {
    TestingBrowser admin =
        TestingBrowser.at(address).signedIn("admin", TestingStack.ADMIN_PASSWORD);
    List<String> queue =
        ids(services, "select id from incident where state = 'PENDING' order by id desc");
    int share = queue.size() / REVIEWERS;
    List<PatientReviewer> reviewers = new ArrayList<>();
    for (int i = 0; i < REVIEWERS; i++) {
      String name = "patient." + i;
      reviewers.add(
          new PatientReviewer(
              TestingBrowser.reviewerAt(address, admin, name),
              queue.subList(i * share, (i + 1) * share)));
    }
    reviewers.forEach(PatientReviewer::begin);
    return reviewers;
  }
}
