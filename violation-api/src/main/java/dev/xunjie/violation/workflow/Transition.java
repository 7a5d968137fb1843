package dev.xunjie.violation.workflow;

import dev.xunjie.violation.account.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of the table.
 *
 * @param from the state before
 * @param action what is done
 * @param to the state after
 * @param roles who may; empty: only the system by itself
 * @param alsoSystem whether the system may do it too
 * @param preconditions what must hold, in the order in which it is told
 * @param starts the clock that starts
 * @param stops the clocks that stop
 */
public record Transition(
    CaseState from,
    CaseAction action,
    CaseState to,
    Set<Role> roles,
    boolean alsoSystem,
    Set<Precondition> preconditions,
    Optional<ClockKind> starts,
    Set<ClockKind> stops) {
  public Transition {
    roles = frozen(roles, Role.class);
    preconditions = frozen(preconditions, Precondition.class);
    stops = frozen(stops, ClockKind.class);
  }

  /** What of the preconditions the facts don't meet, in the table's order. */
  public List<Precondition> unmetBy(CaseFacts facts) {
    return preconditions.stream().filter(asked -> !asked.isMetBy(facts)).toList();
  }

  private static <E extends Enum<E>> Set<E> frozen(Set<E> values, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(values);
    return Collections.unmodifiableSet(copy);
  }
}
