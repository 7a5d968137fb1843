package dev.xunjie.violation.review;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.incident.QueueFilter;
import dev.xunjie.violation.lease.Lease;
import dev.xunjie.violation.lease.LeaseDesk;
import dev.xunjie.violation.lease.Leases;
import dev.xunjie.violation.workflow.CaseState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds the first incident of the queue that is free, and takes it. */
@Component
final class NextInQueue {
  /** Of the queue's head first: more than a shift of reviewers holds at once. */
  private static final int FIRST_LOOK = 64;

  /** Then so many times as much, until the queue ends. */
  private static final int WIDER = 8;

  private final IncidentReader incidents;
  private final Leases leases;
  private final LeaseDesk desk;
  private final IncidentOpening opening;

  NextInQueue(IncidentReader incidents, Leases leases, LeaseDesk desk, IncidentOpening opening) {
    this.incidents = incidents;
    this.leases = leases;
    this.desk = desk;
    this.opening = opening;
  }

  /** Takes the first that nobody else holds. */
  Optional<OpenedIncident> take(QueueFilter filter, Set<String> except, SignedIn user) {
    return first(filter, except, user, id -> takeIfStillThere(id, filter.state(), user));
  }

  /** The first that nobody else holds. */
  Optional<String> look(QueueFilter filter, Set<String> except, SignedIn user) {
    return first(filter, except, user, Optional::of);
  }

  private <T> Optional<T> first(
      QueueFilter filter, Set<String> except, SignedIn user, Function<String, Optional<T>> use) {
    Optional<String> notFirstBy =
        filter.state() == CaseState.CONFIRMED ? Optional.of(user.username()) : Optional.empty();
    int seen = 0;
    for (int size = FIRST_LOOK; ; size *= WIDER) {
      List<String> ids = incidents.ids(filter, notFirstBy, size);
      List<String> unseen = ids.subList(Math.min(seen, ids.size()), ids.size());
      Map<String, Lease> held = leases.holdersOf(unseen);
      for (String id : unseen) {
        boolean isFree =
            Optional.ofNullable(held.get(id))
                .map(lease -> lease.holder().equals(user.username()))
                .orElse(true);
        Optional<T> used = isFree && !except.contains(id) ? use.apply(id) : Optional.<T>empty();
        if (used.isPresent()) {
          return used;
        }
      }
      if (ids.size() < size) {
        return Optional.empty();
      }
      seen = ids.size();
    }
  }

  /** Between the look and the lease somebody may have taken it, or even decided it. */
  private Optional<OpenedIncident> takeIfStillThere(String id, CaseState state, SignedIn user) {
    if (!(desk.take(id, user) instanceof Leases.Attempt.Granted)) {
      return Optional.empty();
    }
    boolean isStillThere =
        incidents.summary(id).map(IncidentSummary::state).filter(state::equals).isPresent();
    if (isStillThere) {
      return opening.open(id, user);
    }
    desk.giveBack(id, user);
    return Optional.empty();
  }
}
