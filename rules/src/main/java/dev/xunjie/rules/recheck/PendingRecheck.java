package dev.xunjie.rules.recheck;

import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckAnswer.Finding;
import dev.xunjie.contracts.recheck.RecheckOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order that isn't answered yet.
 *
 * @param order what was asked
 * @param agreement what the newest pictures agree on, once one was taken after the due date
 */
public record PendingRecheck(RecheckOrder order, Optional<Agreement> agreement) {
  public PendingRecheck {
    Objects.requireNonNull(order, "order is missing");
    agreement = Objects.requireNonNullElse(agreement, Optional.empty());
  }

  /**
   * Pictures in a row that say the same.
   *
   * @param first the first of them
   * @param middle one from half-way on, if there was one
   * @param last the newest of them
   * @param proven the time that they show, gaps not counted
   */
  public record Agreement(
      PlaceLook first, Optional<PlaceLook> middle, PlaceLook last, Duration proven) {
    public Agreement {
      middle = Objects.requireNonNullElse(middle, Optional.empty());
    }

    static Agreement begin(PlaceLook look) {
      return new Agreement(look, Optional.empty(), look, Duration.ZERO);
    }

    Agreement and(PlaceLook look) {
      if (look.stillThere() != last.stillThere()) {
        return begin(look);
      }
      Duration step = Duration.between(last.capturedAt(), look.capturedAt());
      Duration longer = step.compareTo(Rechecks.PROVEN_GAP) <= 0 ? proven.plus(step) : proven;
      boolean isHalfWay = longer.compareTo(Rechecks.SETTLED_AFTER.dividedBy(2)) >= 0;
      return new Agreement(
          first, isHalfWay ? middle.or(() -> Optional.of(look)) : middle, look, longer);
    }

    boolean isSettled() {
      return proven.compareTo(Rechecks.SETTLED_AFTER) >= 0;
    }

    Stream<PlaceLook> looks() {
      return Stream.of(Stream.of(first), middle.stream(), Stream.of(last))
          .flatMap(each -> each)
          .distinct();
    }
  }

  /** With one more picture; those from before the due date say nothing. */
  PendingRecheck and(PlaceLook look) {
    return look.capturedAt().isBefore(order.dueAt())
        ? this
        : new PendingRecheck(
            order,
            Optional.of(
                agreement.map(before -> before.and(look)).orElseGet(() -> Agreement.begin(look))));
  }

  /** The answer, once pictures agree on it for long enough. */
  Optional<RecheckAnswer> settled() {
    return agreement.filter(Agreement::isSettled).map(this::answer);
  }

  /** The answer of who waits no longer. */
  RecheckAnswer givenUp(Instant at, String why) {
    return new RecheckAnswer(order, Finding.UNKNOWN, why, at, List.of(), List.of());
  }

  /** Until when pictures may answer it. */
  Instant latestAnswerAt() {
    return order.dueAt().plus(Rechecks.ANSWERED_WITHIN);
  }

  private RecheckAnswer answer(Agreement agreed) {
    PlaceLook last = agreed.last();
    List<Reason> reasons = new ArrayList<>(last.reasons());
    reasons.add(
        new Reason("agreedSeconds", seconds(Rechecks.SETTLED_AFTER), seconds(agreed.proven())));
    return new RecheckAnswer(
        order,
        last.stillThere() ? Finding.STILL_THERE : Finding.CORRECTED,
        last.stillThere()
            ? "pictures after the due date show it as it was"
            : "pictures after the due date show the place in order",
        last.capturedAt(),
        reasons,
        agreed.looks().map(look -> look.as(momentOf(look, agreed))).toList());
  }

  private static Still.Moment momentOf(PlaceLook look, Agreement agreed) {
    if (!look.stillThere()) {
      return Still.Moment.CLEARED;
    }
    if (look.equals(agreed.first())) {
      return Still.Moment.AT_REST;
    }
    return look.equals(agreed.last()) ? Still.Moment.LAST_SEEN : Still.Moment.BETWEEN;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
