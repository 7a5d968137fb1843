package dev.xunjie.violation.task;

import static dev.xunjie.violation.workflow.CaseState.ACCEPTED;
import static dev.xunjie.violation.workflow.CaseState.CANCELLED;
import static dev.xunjie.violation.workflow.CaseState.CLOSED;
import static dev.xunjie.violation.workflow.CaseState.CORRECTED;
import static dev.xunjie.violation.workflow.CaseState.DECIDED;
import static dev.xunjie.violation.workflow.CaseState.DISPATCHED;
import static dev.xunjie.violation.workflow.CaseState.FILED;
import static dev.xunjie.violation.workflow.CaseState.HANDLED;
import static dev.xunjie.violation.workflow.CaseState.NOTIFIED;
import static dev.xunjie.violation.workflow.CaseState.NOT_CORRECTED;
import static dev.xunjie.violation.workflow.CaseState.NOT_FOUND;
import static dev.xunjie.violation.workflow.CaseState.ORDERED;
import static dev.xunjie.violation.workflow.CaseState.SERVED;

import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.workflow.CaseState;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * The three lists of a squad. A case in a state of none of them, one that was reopened say, is no
 * task of the squad any more.
 */
enum TaskList {
  /** Sent to the squad, which hasn't answered. */
  OPEN("open", DISPATCHED),
  /** Taken by the squad, which has something to do there now or by the order's date. */
  TAKEN("accepted", ACCEPTED, ORDERED),
  /** The squad is through with it, or it was cancelled meanwhile. */
  DONE(
      "done",
      HANDLED,
      CORRECTED,
      NOT_CORRECTED,
      NOT_FOUND,
      NOTIFIED,
      FILED,
      DECIDED,
      SERVED,
      CLOSED,
      CANCELLED);

  private final String addressName;
  private final Set<CaseState> states;

  TaskList(String addressName, CaseState... states) {
    this.addressName = addressName;
    EnumSet<CaseState> all = EnumSet.noneOf(CaseState.class);
    all.addAll(Arrays.asList(states));
    this.states = Collections.unmodifiableSet(all);
  }

  /** The list of that name in an address. */
  static TaskList named(String name) {
    return Arrays.stream(values())
        .filter(list -> list.addressName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "malformed-request",
                    "There is no list \"%s\": ask for open, accepted or done.".formatted(name)));
  }

  /** The list in which a case of that state stands, if it is anybody's task. */
  static Optional<TaskList> of(CaseState state) {
    return Arrays.stream(values()).filter(list -> list.states.contains(state)).findFirst();
  }

  List<String> stateNames() {
    return states.stream().map(Enum::name).toList();
  }
}
