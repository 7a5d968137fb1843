package dev.xunjie.violation.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingOffice;
import dev.xunjie.violation.TestingProcess;
import dev.xunjie.violation.TestingServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Four reviewers decide without a pause while an instance of the API is killed, PostgreSQL and
 * Redis are stopped, and all of them come back. Each says a decision again and again until it is
 * answered.
 */
class DecisionsThroughOutagesTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final int REVIEWERS = 4;

  /** So many decisions between two outages: some are under way when it comes. */
  private static final int MORE = 25;

  private final TestingOffice office = TestingOffice.shared();
  private final TestingServices services = office.services();
  private final TestingProcess first = office.instance(0);
  private final TestingProcess second = office.instance(1);

  @Test
  void loseNoDecisionAndCountNoneTwice() throws Exception {
    List<PatientReviewer> reviewers = reviewers();
    TestingBrowser witness = office.reviewer("witness", 0);
    String waiting = reviewers.get(0).last();

    awaitMore(reviewers);
    second.kill();
    awaitMore(reviewers);
    second.start();
    services.stopPostgres();
    Answer unknown = witness.get("/api/incidents");
    assertThat(unknown.status()).as(unknown.body()).isEqualTo(503);
    assertThat(unknown.code()).isEqualTo("database-away");
    services.startPostgres();
    awaitMore(reviewers);
    services.stopRedis();
    Answer refused = witness.put("/api/incidents/%s/lease".formatted(waiting), Map.of());
    assertThat(refused.status()).as(refused.body()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("redis-away");
    assertThat(witness.get("/api/incidents?limit=5").status()).isEqualTo(200);
    services.startRedis();
    awaitMore(reviewers);
    first.kill();
    awaitMore(reviewers);
    reviewers.forEach(PatientReviewer::goHome);
    for (PatientReviewer reviewer : reviewers) {
      reviewer.awaitEnd(LIMIT);
    }

    everyDecisionStandsOnce(reviewers);
    reviewers.forEach(this::isAnsweredAlike);
    first.start();
  }

  private void everyDecisionStandsOnce(List<PatientReviewer> reviewers) {
    Set<String> answered =
        reviewers.stream()
            .flatMap(reviewer -> reviewer.answers().keySet().stream())
            .collect(Collectors.toSet());

    assertThat(ids("select incident_id from case_step where actor like 'patient.%'"))
        .containsExactlyInAnyOrderElementsOf(answered);
    assertThat(
            ids(
                """
                select subject from activity
                where kind = 'CASE_ACTION' and actor like 'patient.%'
                """))
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

  private List<String> ids(String query) {
    return services.database().sql(query).query(String.class).list();
  }

  /** By the instance that is left, whichever decided. */
  private void isAnsweredAlike(PatientReviewer reviewer) {
    reviewer
        .answers()
        .forEach(
            (id, at) -> {
              Answer again = reviewer.decide(id, second.address());
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

  private List<PatientReviewer> reviewers() {
    List<String> queue = ids("select id from incident where state = 'PENDING' order by id desc");
    int share = queue.size() / REVIEWERS;
    List<PatientReviewer> reviewers = new ArrayList<>();
    for (int person = 0; person < REVIEWERS; person++) {
      reviewers.add(
          new PatientReviewer(
              office.reviewer("patient." + person, 0),
              person % 2 == 0
                  ? List.of(first.address(), second.address())
                  : List.of(second.address(), first.address()),
              queue.subList(person * share, (person + 1) * share)));
    }
    reviewers.forEach(PatientReviewer::begin);
    return reviewers;
  }
}
