package dev.xunjie.violation.review;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.confine;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.take;
import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.TestingIncidents.inQueueOf;
import static dev.xunjie.violation.TestingIncidents.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.lease.Leases;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rejecting many at once, and taking it back. */
class BulkRejectionsTest {
  private final TestingBrowser reviewer = TestingBrowser.reviewer();
  private final TestingBrowser colleague = TestingBrowser.user("colleague", "REVIEWER");
  private final String camera = "cam-" + newId();

  @Test
  void rejectsAllSaveWhatOthersHoldOrDecidedAndNamesThose() {
    List<String> ids = inQueueOf(camera, 4);
    take(colleague, ids.get(1));
    take(colleague, ids.get(2));
    require(act(colleague, ids.get(2), "REJECT", "reason", "PERMITTED"));

    Answer answer = reject(reviewer, List.of(ids.get(0), ids.get(1), ids.get(2), ids.get(3), "no"));

    assertThat(texts(answer, "done")).containsExactly(ids.get(0), ids.get(3));
    assertThat(answer.json().path("leftOut").toString())
        .contains("lease-held", "wrong-state", "unknown-incident", "同事 colleague");
    assertThat(state(ids.get(0))).isEqualTo("REJECTED");
    assertThat(state(ids.get(1))).isEqualTo("PENDING");
    Leases leases = TestingStack.shared().api().getBean(Leases.class);
    assertThat(leases.holderOf(ids.get(0))).isEmpty();
    assertThat(leases.holderOf(ids.get(2))).as("taken in vain and given back").isEmpty();
    assertThat(leases.holderOf(ids.get(1)).orElseThrow().holder()).isEqualTo("colleague");
  }

  @Test
  void takesTheBatchBackSaveWhatWasTouchedSince() {
    List<String> ids = inQueueOf(camera, 3);
    String batch = reject(reviewer, ids).json().path("batch").asString();
    TestingBrowser legal = TestingBrowser.user("bulk.legal", "LEGAL");
    require(act(legal, ids.get(1), "REOPEN", "note", "当事人陈述"));

    assertThat(undo(colleague, batch).status()).as("another's batch").isEqualTo(404);
    Answer undone = undo(reviewer, batch);

    assertThat(texts(undone, "done")).containsExactly(ids.get(0), ids.get(2));
    assertThat(undone.json().path("leftOut").toString()).contains("touched-since", ids.get(1));
    assertThat(state(ids.get(0))).isEqualTo("PENDING");
    assertThat(awaitIncident(ids.get(0)).path("clocks").toString()).contains("REVIEW");
    assertThat(texts(undo(reviewer, batch), "done")).as("said again").isEmpty();
    assertThat(undo(reviewer, "unknown").code()).isEqualTo("unknown-bulk-rejection-of-yours");
  }

  @Test
  void takesNothingBackOnceTheTimeForItIsOver() {
    List<String> ids = inQueueOf(camera, 1);
    String batch = reject(reviewer, ids).json().path("batch").asString();
    TestingStack stack = TestingStack.shared();
    stack.database().sql("alter table case_step disable trigger case_step_append_only").update();
    stack
        .database()
        .sql("update case_step set at = at - interval '11 minutes' where batch = :batch")
        .param("batch", batch)
        .update();
    stack.database().sql("alter table case_step enable trigger case_step_append_only").update();

    Answer late = undo(reviewer, batch);

    assertThat(texts(late, "done")).isEmpty();
    assertThat(late.json().path("leftOut").toString()).contains("precondition-unmet");
    assertThat(state(ids.get(0))).isEqualTo("REJECTED");
  }

  @Test
  void knowsNothingOfIncidentsOutsideTheReviewersAreas() {
    String mine = inQueueOf(camera, 1).get(0);
    String elsewhere = inQueueOf("cam-" + newId(), 1).get(0);
    TestingBrowser confined = TestingBrowser.user("bulk.confined", "REVIEWER");
    confine("bulk.confined", camera);

    Answer answer = reject(confined, List.of(mine, elsewhere));

    assertThat(texts(answer, "done")).containsExactly(mine);
    assertThat(answer.json().path("leftOut").toString()).contains("unknown-incident");
    assertThat(state(elsewhere)).isEqualTo("PENDING");
  }

  @Test
  void refusesTooManyNoneAndNoReason() {
    assertThat(reject(reviewer, Collections.nCopies(201, "x")).status()).isEqualTo(400);
    assertThat(reject(reviewer, List.of()).status()).isEqualTo(400);
    assertThat(bulk(reviewer, Map.of("ids", List.of("x"))).status()).isEqualTo(400);
    assertThat(bulk(reviewer, Map.of("ids", List.of("x"), "reason", "OTHER")).body())
        .contains("needs a note");
    assertThat(bulk(reviewer, Map.of("ids", "x", "reason", 7)).status()).isEqualTo(400);
  }

  private static Answer reject(TestingBrowser user, List<String> ids) {
    return bulk(user, Map.of("ids", ids, "reason", "PERMITTED", "note", "夜市准许"));
  }

  private static Answer bulk(TestingBrowser user, Map<String, Object> body) {
    return user.post("/api/review/bulk-rejections", body);
  }

  private static Answer undo(TestingBrowser user, String batch) {
    return user.post("/api/review/bulk-rejections/%s/undo".formatted(batch), Map.of());
  }

  private static List<String> texts(Answer answer, String name) {
    return answer.json().path(name).valueStream().map(each -> each.asString()).toList();
  }

  private static String state(String id) {
    return awaitIncident(id).path("state").asString();
  }
}
