package dev.xunjie.violation.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingServices;
import dev.xunjie.violation.TestingStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten reviewers at two instances, before a queue of thousands. */
class ReviewersAtOnceTest {
  private static final int CASES = 10_000;
  private static final int REVIEWERS = 10;
  private static final int EACH = 12;

  private static TestingServices services;
  private static List<String> instances;

  @BeforeAll
  static void fill() {
    services = new TestingServices();
    instances = List.of(services.startApi(), services.startApi());
    CaseLoad.insert(services.database(), CASES);
  }

  @AfterAll
  static void stop() throws Exception {
    services.close();
  }

  @Test
  void decideNothingTwiceAndLoseNothing() throws Exception {
    JdbcClient database = services.database();
    long pendingBefore = count("select count(*) from incident where state = 'PENDING'");
    Set<String> decided = ConcurrentHashMap.newKeySet();
    List<TestingBrowser> reviewers = reviewers();
    ExecutorService people = Executors.newFixedThreadPool(REVIEWERS);
    List<Future<Integer>> shifts = new ArrayList<>();
    for (TestingBrowser reviewer : reviewers) {
      shifts.add(people.submit(() -> shift(reviewer, decided)));
    }
    int answered = 0;
    for (Future<Integer> shift : shifts) {
      answered += shift.get();
    }
    people.shutdown();

    assertThat(answered).isEqualTo(REVIEWERS * EACH);
    assertThat(decided).as("each item once").hasSize(answered);
    assertThat(count("select count(*) from incident where state = 'PENDING'"))
        .isEqualTo(pendingBefore - answered);
    assertThat(count("select count(*) from incident")).isEqualTo(CASES);
    assertThat(
            database
                .sql(
                    """
                    select incident_id from case_step where action = 'REJECT'
                    group by incident_id having count(*) = 1
                    """)
                .query(String.class)
                .set())
        .as("one step for each decision")
        .isEqualTo(decided);
    assertThat(count("select count(*) from activity where kind = 'CASE_ACTION'"))
        .isEqualTo(answered);
  }

  /** Takes what is next and rejects it, as often as a shift has items; how many were decided. */
  private static int shift(TestingBrowser reviewer, Set<String> decided) {
    int done = 0;
    for (int turn = 0; turn < EACH; turn++) {
      Answer next = reviewer.post("/api/review/next", Map.of());
      assertThat(next.status()).as(next.body()).isEqualTo(200);
      String id = next.json().path("id").asString();
      Answer answer =
          reviewer.post(
              "/api/incidents/%s/actions".formatted(id),
              Map.of("action", "REJECT", "reason", "NOT_IN_ZONE"));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(decided.add(id)).as("%s was decided before", id).isTrue();
      done++;
    }
    return done;
  }

  private static List<TestingBrowser> reviewers() {
    TestingBrowser admin =
        TestingBrowser.at(instances.get(0)).signedIn("admin", TestingStack.ADMIN_PASSWORD);
    List<TestingBrowser> reviewers = new ArrayList<>();
    for (int i = 0; i < REVIEWERS; i++) {
      String name = "reviewer." + i;
      reviewers.add(TestingBrowser.reviewerAt(instances.get(i % 2), admin, name));
    }
    return reviewers;
  }

  private static long count(String sql) {
    return services.database().sql(sql).query(Long.class).single();
  }
}
