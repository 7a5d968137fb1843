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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ten reviewers at two instances, before a queue of thousands. */
class ReviewersAtOnceTest {
  private static final int REVIEWERS = 10;
  private static final int EACH = 8;

  /** In a queue that they finish. */
  private static final int FEW = 30;

  private final TestingOffice office = TestingOffice.shared();
  private final Map<String, String> holders = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Set<String> decided = ConcurrentHashMap.newKeySet();
  private final ExecutorService people = Executors.newFixedThreadPool(REVIEWERS);

  @AfterEach
  void goHome() {
    people.shutdown();
  }

  @Test
  void decideNothingTwiceAndLoseNothing() throws Exception {
    long pendingBefore = count("select count(*) from incident where state = 'PENDING'");

    together("shift.", this::workAShift);

    assertThat(decided).as("each item once").hasSize(REVIEWERS * EACH);
    assertThat(count("select count(*) from incident where state = 'PENDING'"))
        .isEqualTo(pendingBefore - REVIEWERS * EACH);
    assertThat(count("select count(*) from incident")).isEqualTo(TestingOffice.CASES);
    everyDecisionStandsOnce("shift.%");
  }

  @Test
  void leaveNothingOverAtTheEndOfAQueue() throws Exception {
    List<String> queue =
        ids(
            """
            update incident set camera_id = 'cam-few' where id in (
              select id from incident where state = 'PENDING' order by due_at desc limit %d)
            returning id
            """
                .formatted(FEW));

    together("finisher.", this::finishTheQueue);

    assertThat(decided).containsExactlyInAnyOrderElementsOf(queue);
    everyDecisionStandsOnce("finisher.%");
  }

  private interface Work {
    void by(String name, TestingBrowser reviewer);
  }

  /** All at once, every other one at the other instance. */
  private void together(String names, Work work) throws Exception {
    CyclicBarrier begin = new CyclicBarrier(REVIEWERS);
    List<Callable<Void>> shifts = new ArrayList<>();
    IntStream.range(0, REVIEWERS)
        .forEach(
            number -> {
              String name = names + number;
              TestingBrowser reviewer = office.reviewer(name, number % 2);
              shifts.add(
                  () -> {
                    begin.await();
                    work.by(name, reviewer);
                    return null;
                  });
            });
    for (Future<Void> shift : people.invokeAll(shifts)) {
      shift.get();
    }
  }

  /** Puts the first item back, and rejects as many as a shift has. */
  private void workAShift(String name, TestingBrowser reviewer) {
    String passedOver = take(name, reviewer, Map.of()).orElseThrow();
    holders.remove(passedOver);
    assertThat(reviewer.delete("/api/incidents/%s/lease".formatted(passedOver)).status())
        .isEqualTo(204);
    for (int done = 0; done < EACH; done++) {
      reject(take(name, reviewer, Map.of("except", List.of(passedOver))).orElseThrow(), reviewer);
    }
  }

  private void finishTheQueue(String name, TestingBrowser reviewer) {
    Map<String, String> few = Map.of("camera", "cam-few");
    for (Optional<String> id = take(name, reviewer, few);
        id.isPresent();
        id = take(name, reviewer, few)) {
      reject(id.get(), reviewer);
    }
  }

  /** The next item; fails if somebody else still has it, or decided it. */
  private Optional<String> take(String name, TestingBrowser reviewer, Map<String, ?> wanted) {
    Answer next = reviewer.post("/api/review/next", wanted);
    assertThat(next.status()).as(next.body()).isIn(200, 204);
    if (next.status() == 204) {
      return Optional.empty();
    }
    String id = next.json().path("id").asString();
    assertThat(holders.putIfAbsent(id, name)).as("%s is somebody else's", id).isNull();
    taken.add(id);
    return Optional.of(id);
  }

  private void reject(String id, TestingBrowser reviewer) {
    Answer answer =
        reviewer.post(
            "/api/incidents/%s/actions".formatted(id),
            Map.of("action", "REJECT", "reason", "NOT_IN_ZONE"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(decided.add(id)).as("%s was decided before", id).isTrue();
  }

  private void everyDecisionStandsOnce(String names) {
    assertThat(ids("select incident_id from case_step where actor like '%s'".formatted(names)))
        .as("one step for each decision")
        .containsExactlyInAnyOrderElementsOf(decided);
    assertThat(
            ids(
                "select subject from activity where kind = 'CASE_ACTION' and actor like '%s'"
                    .formatted(names)))
        .as("one entry of the record for each decision")
        .containsExactlyInAnyOrderElementsOf(decided);
    assertThat(stillLeased()).as("every lease ended").isZero();
  }

  private long stillLeased() {
    RedisClient client = RedisClient.create(office.services().redisAddress());
    try (StatefulRedisConnection<String, String> redis = client.connect()) {
      return redis.sync().exists(taken.stream().map(id -> "lease:" + id).toArray(String[]::new));
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
