package dev.xunjie.rules.recheck;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The orders of one zone that aren't answered yet. Each is a small state machine:
 *
 * <pre>
 *   ordered ──► waits for the due date ──► pictures agree for SETTLED_AFTER ──► CORRECTED or
 *                      │                        ▲       │ they contradict       STILL_THERE
 *                      │                        └───────┘ each other: begin anew
 *                      └─── ANSWERED_WITHIN is over, or the zone is given up ──► UNKNOWN
 * </pre>
 *
 * @param pending by the order in which they came
 */
public record Rechecks(List<PendingRecheck> pending) {
  /** Nothing was ordered. */
  public static final Rechecks NONE = new Rechecks(List.of());

  /**
   * Pictures settle an answer that agree for this long: somebody who walks past with a cart is gone
   * by then, and the office doesn't wait.
   */
  static final Duration SETTLED_AFTER = Duration.ofSeconds(60);

  /** Pictures no farther apart prove what they agree on for the time between them. */
  static final Duration PROVEN_GAP = Duration.ofSeconds(15);

  /**
   * After this time somebody has to go there. Over a weekend without trading hours nothing can be
   * judged.
   */
  static final Duration ANSWERED_WITHIN = Duration.ofDays(3);

  public Rechecks {
    pending = List.copyOf(pending);
  }

  /**
   * What is left to answer, and what was answered.
   *
   * @param left the orders that wait on
   * @param answers in the order in which the orders came
   */
  public record Step(Rechecks left, List<RecheckAnswer> answers) {
    public Step {
      answers = List.copyOf(answers);
    }
  }

  /** With one more; an order that waits already is no other. */
  public Rechecks and(RecheckOrder order) {
    boolean isKnown =
        pending.stream().anyMatch(each -> each.order().orderId().equals(order.orderId()));
    return isKnown
        ? this
        : new Rechecks(
            Stream.concat(pending.stream(), Stream.of(new PendingRecheck(order, Optional.empty())))
                .toList());
  }

  /** After one more picture of the place in the hours in which the offence counts. */
  public Step look(PlaceLook look) {
    List<PendingRecheck> looked = pending.stream().map(each -> each.and(look)).toList();
    return new Rechecks(looked).answered(PendingRecheck::settled);
  }

  /** After time has passed: what no picture could answer is given up. */
  public Step advance(Instant now) {
    return answered(
        each ->
            now.isBefore(each.latestAnswerAt())
                ? Optional.empty()
                : Optional.of(
                    each.givenUp(
                        each.latestAnswerAt(), "no picture since the due date could tell")));
  }

  /** Nobody looks at the zone any more. */
  public Step abandon() {
    return answered(
        each -> Optional.of(each.givenUp(each.order().dueAt(), "the zone isn't watched any more")));
  }

  /** When {@link #advance} has something to do. */
  public Optional<Instant> wakeAt() {
    return pending.stream().map(PendingRecheck::latestAnswerAt).min(Comparator.naturalOrder());
  }

  /** Whether none waits. */
  public boolean isDone() {
    return pending.isEmpty();
  }

  /** The frames that answers may show. */
  public Stream<FrameReference> framesInUse() {
    return pending.stream()
        .flatMap(each -> each.agreement().stream())
        .flatMap(PendingRecheck.Agreement::looks)
        .map(PlaceLook::frame);
  }

  /** None in state of older versions. */
  public static Rechecks orNone(Rechecks known) {
    return Objects.requireNonNullElse(known, NONE);
  }

  private Step answered(Function<PendingRecheck, Optional<RecheckAnswer>> answering) {
    List<PendingRecheck> left = new ArrayList<>();
    List<RecheckAnswer> answers = new ArrayList<>();
    for (PendingRecheck each : pending) {
      answering.apply(each).ifPresentOrElse(answers::add, () -> left.add(each));
    }
    return new Step(new Rechecks(left), answers);
  }
}
