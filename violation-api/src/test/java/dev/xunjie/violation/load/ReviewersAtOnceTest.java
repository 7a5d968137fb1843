package dev.xunjie.violation.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingOffice;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Ten reviewers at two instances, before a queue of thousands. */
class ReviewersAtOnceTest {
  private static final int REVIEWERS = 10;
  private static final int EACH = 12;

  private final TestingOffice office = TestingOffice.shared();
  private final Map<String, Integer> holders = new ConcurrentHashMap<>();
  private final Set<String> decided = ConcurrentHashMap.newKeySet();
  private final CyclicBarrier together = new CyclicBarrier(REVIEWERS);

  @Test
  void decideNothingTwiceAndLoseNothing() throws Exception {
    long pendingBefore = count("select count(*) from incident where state = 'PENDING'");

    List<Callable<Integer>> shifts = new ArrayList<>();
    for (int person = 0; person < REVIEWERS; person++) {
      int number = person;
      TestingBrowser reviewer = office.reviewer("shift." + number, number % 2);
      shifts.add(() -> shift(number, reviewer));
    }
    ExecutorService people = Executors.newFixedThreadPool(REVIEWERS);
    int answered = 0;
    for (Future<Integer> shift : people.invokeAll(shifts)) {
      answered += shift.get();
    }
    people.shutdown();

    assertThat(answered).isEqualTo(REVIEWERS * EACH);
    assertThat(decided).as("each item once").hasSize(answered);
    assertThat(count("select count(*) from incident where state = 'PENDING'"))
        .isEqualTo(pendingBefore - answered);
    assertThat(count("select count(*) from incident")).isEqualTo(TestingOffice.CASES);
    assertThat(ids("select incident_id from case_step where actor like 'shift.%'"))
        .as("one step for each decision")
        .containsExactlyInAnyOrderElementsOf(decided);
    assertThat(
            ids("select subject from activity where kind = 'CASE_ACTION' and actor like 'shift.%'"))
        .as("one entry of the record for each decision")
        .containsExactlyInAnyOrderElementsOf(decided);
    assertThat(leased()).as("every lease ended").isEmpty();
  }

  /**
   * Puts the first item back, and rejects as many as a shift has; how many were decided. Whoever
   * comes by an item that somebody else still has fails.
   */
  private int shift(int person, TestingBrowser reviewer) throws Exception {
    together.await();
    String passedOver = take(person, reviewer, List.of());
    holders.remove(passedOver);
    assertThat(reviewer.delete("/api/incidents/%s/lease".formatted(passedOver)).status())
        .isEqualTo(204);
    int done = 0;
    for (; done < EACH; done++) {
      String id = take(person, reviewer, List.of(passedOver));
      Answer answer =
          reviewer.post(
              "/api/incidents/%s/actions".formatted(id),
              Map.of("action", "REJECT", "reason", "NOT_IN_ZONE"));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(decided.add(id)).as("%s was decided before", id).isTrue();
    }
    return done;
  }

  private String take(int person, TestingBrowser reviewer, List<String> except) {
    Answer next = reviewer.post("/api/review/next", Map.of("except", except));
    assertThat(next.status()).as(next.body()).isEqualTo(200);
    String id = next.json().path("id").asString();
    assertThat(holders.putIfAbsent(id, person)).as("%s is somebody else's", id).isNull();
    return id;
  }

  private List<String> leased() {
    RedisClient client = RedisClient.create(office.services().redisAddress());
    try (StatefulRedisConnection<String, String> redis = client.connect()) {
      return redis.sync().keys("lease:*");
    } finally {
      client.shutdown();
    }
  }

  private List<String> ids(String sql) {
    return office.services().database().sql(sql).query(String.class).list();
  }

  private long count(String sql) {
    return office.services().database().sql(sql).query(Long.class).single();
  }
}
