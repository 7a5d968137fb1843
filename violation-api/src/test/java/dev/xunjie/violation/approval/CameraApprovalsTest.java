package dev.xunjie.violation.approval;

import static dev.xunjie.violation.approval.TestingApprovals.FROM;
import static dev.xunjie.violation.approval.TestingApprovals.bare;
import static dev.xunjie.violation.approval.TestingApprovals.revoked;
import static dev.xunjie.violation.approval.TestingApprovals.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.violation.TestingStack;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The device register in the database. */
class CameraApprovalsTest {
  private final TestingStack stack = TestingStack.shared();
  private final ApprovalStore store = stack.api().getBean(ApprovalStore.class);
  private final CameraApprovals approvals = stack.api().getBean(CameraApprovals.class);
  private final String camera = "cam-" + UUID.randomUUID();

  @Test
  void keepsAnEntryAsItWasEntered() {
    Approval full = enter(1, revoked(whole(), FROM.plusSeconds(86_400)));
    Approval empty = enter(2, bare());

    assertThat(store.of(camera)).containsExactly(empty, full);
  }

  @Test
  void answersForTheMomentOfCapture() {
    assertThat(approvals.at(camera, FROM))
        .isInstanceOfSatisfying(
            Answer.NotValid.class,
            no -> assertThat(no.missing()).isEqualTo(Set.of(Shortcoming.NONE)));

    Approval entered = enter(1, whole());

    assertThat(approvals.at(camera, FROM)).isEqualTo(new Answer.Valid(entered, true));
  }

  @Test
  void isNeverChangedNotEvenInTheDatabase() {
    enter(1, whole());

    assertThatThrownBy(
            () ->
                stack
                    .database()
                    .sql("update camera_approval set signs_placed_on = null where camera_id = :id")
                    .param("id", camera)
                    .update())
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            () ->
                stack
                    .database()
                    .sql("delete from camera_approval where camera_id = :id")
                    .param("id", camera)
                    .update())
        .hasMessageContaining("append-only");
  }

  private Approval enter(int revision, ApprovalEntry entry) {
    Approval approval =
        new Approval(camera, revision, entry, "admin", Instant.parse("2026-11-01T08:00:00Z"));
    store.add(approval);
    return approval;
  }
}
