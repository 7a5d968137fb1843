package dev.xunjie.violation.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.account.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table itself: every cell. */
class WorkflowTest {
  /** Every allowed cell, written down a second time: state, action, state after, who. */
  private static final String ALLOWED =
      """
      PENDING CLAIM PENDING REVIEWER
      PENDING CONFIRM CONFIRMED REVIEWER
      PENDING REJECT REJECTED REVIEWER
      PENDING CORRECT_PLATE PENDING REVIEWER
      PENDING VERIFY_ON_SITE DISPATCHED REVIEWER
      PENDING CANCEL CANCELLED REVIEWER
      PENDING MERGE MERGED system
      CONFIRMED CLAIM CONFIRMED REVIEWER
      CONFIRMED COUNTER_CONFIRM COUNTER_CONFIRMED REVIEWER
      CONFIRMED RETURN PENDING REVIEWER
      CONFIRMED REJECT REJECTED REVIEWER
      CONFIRMED CANCEL CANCELLED REVIEWER
      COUNTER_CONFIRMED NOTIFY NOTIFIED REVIEWER
      COUNTER_CONFIRMED DISPATCH DISPATCHED REVIEWER
      COUNTER_CONFIRMED CANCEL CANCELLED REVIEWER LEGAL
      NOTIFIED DISPATCH DISPATCHED REVIEWER
      NOTIFIED FIND_CORRECTED CORRECTED REVIEWER
      NOTIFIED CLOSE CLOSED REVIEWER
      NOTIFIED FILE FILED REVIEWER
      NOTIFIED VERIFY_GROUND NOTIFIED LEGAL
      NOTIFIED CANCEL CANCELLED REVIEWER LEGAL
      DISPATCHED DISPATCH DISPATCHED REVIEWER
      DISPATCHED ACCEPT ACCEPTED SQUAD
      DISPATCHED DECLINE DISPATCHED SQUAD
      DISPATCHED CANCEL CANCELLED REVIEWER LEGAL
      ACCEPTED DISPATCH DISPATCHED REVIEWER
      ACCEPTED ARRIVE ACCEPTED SQUAD
      ACCEPTED HANDLE HANDLED SQUAD
      ACCEPTED FIND_CORRECTED CORRECTED SQUAD
      ACCEPTED FIND_NOTHING NOT_FOUND SQUAD
      ACCEPTED ORDER_CORRECTION ORDERED SQUAD
      ACCEPTED CANCEL CANCELLED REVIEWER LEGAL
      HANDLED CLOSE CLOSED REVIEWER
      HANDLED VERIFY_GROUND HANDLED LEGAL
      HANDLED CANCEL CANCELLED REVIEWER LEGAL
      ORDERED FIND_CORRECTED CORRECTED SQUAD system
      ORDERED FIND_UNCORRECTED NOT_CORRECTED SQUAD system
      ORDERED VERIFY_GROUND ORDERED LEGAL
      ORDERED CANCEL CANCELLED REVIEWER LEGAL
      CORRECTED CLOSE CLOSED REVIEWER
      NOT_CORRECTED DISPATCH DISPATCHED REVIEWER
      NOT_CORRECTED FILE FILED REVIEWER
      NOT_CORRECTED CLOSE CLOSED LEGAL
      NOT_CORRECTED VERIFY_GROUND NOT_CORRECTED LEGAL
      NOT_CORRECTED CANCEL CANCELLED LEGAL
      NOT_FOUND NOTIFY NOTIFIED REVIEWER
      NOT_FOUND CLOSE CLOSED REVIEWER
      FILED NOTIFY FILED REVIEWER
      FILED APPROVE_LEGALLY FILED LEGAL
      FILED DECIDE DECIDED REVIEWER
      FILED CLOSE CLOSED LEGAL
      FILED VERIFY_GROUND FILED LEGAL
      FILED CANCEL CANCELLED LEGAL
      DECIDED SERVE SERVED REVIEWER SQUAD
      DECIDED VERIFY_GROUND DECIDED LEGAL
      DECIDED CANCEL CANCELLED LEGAL
      SERVED CLOSE CLOSED REVIEWER
      SERVED VERIFY_GROUND SERVED LEGAL
      SERVED CANCEL CANCELLED LEGAL
      CLOSED REOPEN PENDING LEGAL
      CLOSED VERIFY_GROUND CLOSED LEGAL
      CLOSED CANCEL CANCELLED LEGAL
      REJECTED RESTORE PENDING REVIEWER
      REJECTED REOPEN PENDING LEGAL
      CANCELLED REOPEN PENDING LEGAL
      """;

  @Test
  void allowsExactlyTheCellsThatAreWrittenDown() {
    Set<String> allowed = new TreeSet<>(ALLOWED.lines().toList());
    Set<String> found = new TreeSet<>();
    int cells = 0;
    for (CaseState state : CaseState.values()) {
      for (CaseAction action : CaseAction.values()) {
        cells++;
        Workflow.find(state, action).map(WorkflowTest::cell).ifPresent(found::add);
      }
    }

    assertThat(cells).isEqualTo(CaseState.values().length * CaseAction.values().length);
    assertThat(found).isEqualTo(allowed);
    assertThat(Workflow.TABLE).as("one row a cell").hasSize(allowed.size());
  }

  @ParameterizedTest
  @MethodSource("preconditionsOfRows")
  void refusesEachRowForEachOfItsPreconditionsAlone(Transition row, Precondition broken) {
    assertThat(row.unmetBy(TestingFacts.allMet(row.action()))).isEmpty();
    assertThat(row.unmetBy(TestingFacts.allMetBut(broken, row.action()))).contains(broken);
  }

  static Stream<Object[]> preconditionsOfRows() {
    return Workflow.TABLE.stream()
        .flatMap(row -> row.preconditions().stream().map(asked -> new Object[] {row, asked}));
  }

  @Test
  void leadsFromTheQueueToEveryStateAndFromEveryStateToAnEnd() {
    assertThat(reachable(CaseState.PENDING)).isEqualTo(EnumSet.allOf(CaseState.class));
    for (CaseState state : EnumSet.complementOf(EnumSet.of(CaseState.MERGED))) {
      assertThat(reachable(state)).as(state.name()).contains(CaseState.CANCELLED);
    }
  }

  @Test
  void stopsAllClocksWhereACaseEnds() {
    Set<CaseState> ends =
        EnumSet.of(CaseState.CLOSED, CaseState.REJECTED, CaseState.CANCELLED, CaseState.MERGED);
    for (Transition row : Workflow.TABLE) {
      if (ends.contains(row.to()) && row.from() != row.to()) {
        assertThat(row.stops()).as(row.toString()).containsExactly(ClockKind.values());
      }
    }
  }

  @Test
  void asksTwoDifferentOfficersBeforeAnythingIsEnforced() {
    Transition second =
        Workflow.find(CaseState.CONFIRMED, CaseAction.COUNTER_CONFIRM).orElseThrow();
    assertThat(second.preconditions())
        .contains(Precondition.ANOTHER_OFFICER, Precondition.CERTIFICATE_VALID);
    for (Transition row : Workflow.TABLE) {
      if (row.to() == CaseState.FILED && row.from() != CaseState.FILED) {
        assertThat(row.preconditions())
            .contains(
                Precondition.TWO_OFFICERS,
                Precondition.ORDER_CAME_FIRST,
                Precondition.CAMERA_APPROVED,
                Precondition.EVIDENCE_COMPLETE,
                Precondition.NOT_ENFORCED_BEFORE);
      }
    }
  }

  @Test
  void ordersShopsAndAdvertisingToCorrectFirst() {
    assertThat(Arrays.stream(Offence.values()).filter(each -> OffenceLaw.of(each).ordersFirst()))
        .containsExactly(Offence.OUT_OF_STORE, Offence.ILLEGAL_AD);
  }

  @Test
  void isDocumentedAsItIs() throws Exception {
    Path page = Path.of("..", "docs", "workflow.md");
    if (Boolean.getBoolean("xunjie.docs.write")) {
      Files.writeString(page, WorkflowDocument.markdown());
    }

    assertThat(Files.readString(page))
        .as("docs/workflow.md is stale; write it anew, see its first lines")
        .isEqualTo(WorkflowDocument.markdown());
  }

  private static Set<CaseState> reachable(CaseState start) {
    Set<CaseState> found = EnumSet.of(start);
    Deque<CaseState> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Workflow.from(open.pop()).stream().map(Transition::to).filter(found::add).forEach(open::push);
    }
    return found;
  }

  private static String cell(Transition row) {
    Stream<String> who =
        Stream.concat(
            Arrays.stream(Role.values()).filter(row.roles()::contains).map(Role::name),
            Optional.of("system").filter(any -> row.alsoSystem()).stream());
    return "%s %s %s %s"
        .formatted(row.from(), row.action(), row.to(), String.join(" ", who.toList()));
  }
}
